import { expect, test } from "vitest";
import { HandTimers } from "../../../phone/tests/standIn/handTimers";
import { HostLink } from "../../src/host/hostLink";
import { PhoneWindow } from "../../src/host/phoneWindow";
import { FakePage } from "./fakePage";

function setUp() {
  const around = new FakePage();
  const frame = new FakePage();
  const timers = new HandTimers();
  const host = new HostLink({ window: around.window, page: around.page, origin: around.origin, timers, newId: () => "id" }, {
    dial: () => undefined,
    view: () => undefined,
  });
  around.hello();
  const opened = { closed: false, focus: () => undefined, postMessage: frame.page.postMessage };
  const kept: (string | null)[] = [];
  let ended = 0;
  const window = new PhoneWindow({
    window: frame.window,
    opened,
    origin: frame.origin,
    timers,
    host,
    token: () => "t",
    storeToken: (token) => kept.push(token),
    closed: () => ended++,
  });
  return { around, frame, timers, opened, window, kept, ended: () => ended };
}

test("The phone in its own window gets its token from the panel that opened it", () => {
  const { frame, opened, kept } = setUp();

  frame.say({ type: "ready" }, frame.origin, opened);
  frame.say({ type: "requestToken", id: "r1" }, frame.origin, opened);
  frame.say({ type: "storeToken", token: null }, frame.origin, opened);

  expect(frame.said).toEqual([
    { patchbay: 1, type: "hello", version: 1, host: "panel" },
    { patchbay: 1, type: "token", id: "r1", token: "t" },
  ]);
  expect(kept).toEqual([null]);
});

test("No other window gets the token", () => {
  const { frame, opened } = setUp();

  frame.say({ type: "requestToken", id: "r1" }, frame.origin, {});
  frame.say({ type: "requestToken", id: "r1" }, "https://evil.test", opened);

  expect(frame.said).toEqual([]);
});

test("Records open in the page around, and the window hears that they did", () => {
  const { around, frame, opened } = setUp();
  const target = { kind: "record", object: "Contact", recordId: "003A" };

  frame.say({ type: "pop", id: "p1", target }, frame.origin, opened);
  around.say({ type: "ack", id: "p1" });

  expect(around.said).toEqual([{ patchbay: 1, type: "pop", id: "p1", target }]);
  expect(frame.said).toEqual([{ patchbay: 1, type: "ack", id: "p1" }]);
});

test("The frame takes over again when the window is closed", async () => {
  const { timers, opened, frame, ended } = setUp();
  await timers.pass(5_000);
  expect(ended()).toBe(0);

  opened.closed = true;
  await timers.pass(5_000);
  frame.say({ type: "requestToken", id: "r1" }, frame.origin, opened);

  expect(ended()).toBe(1);
  expect(frame.said).toEqual([]);
});
