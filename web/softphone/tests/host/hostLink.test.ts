import { describe, expect, test } from "vitest";
import { HandTimers, settled } from "../../../phone/tests/standIn/handTimers";
import { HostLink } from "../../src/host/hostLink";
import { FakePage } from "./fakePage";

function setUp() {
  const page = new FakePage();
  const timers = new HandTimers();
  const dialled: unknown[] = [];
  const viewed: unknown[] = [];
  let ids = 0;
  const link = new HostLink({ window: page.window, page: page.page, origin: page.origin, timers, newId: () => `id-${++ids}` }, {
    dial: (message) => dialled.push(message),
    view: (message) => viewed.push(message),
  });
  return { page, timers, link, dialled, viewed };
}

const dialRequest = { type: "dialRequest", id: "d1", number: "+46 8 123", record: null };

describe("the link to the page around", () => {
  test("speaks to one origin only", () => {
    const { page, link } = setUp();
    page.hello();

    link.send({ type: "setLabel", text: "Available" });

    expect(new Set(page.sent.map(({ to }) => to))).toEqual(new Set(["https://org.example"]));
  });

  test("hears nothing from another origin", () => {
    const { page, dialled } = setUp();
    page.hello();

    page.say(dialRequest, "https://org.example.evil.test");
    page.say(dialRequest, "null");

    expect(dialled).toEqual([]);
  });

  test("hears nothing from another window of the right origin", () => {
    const { page, dialled } = setUp();
    page.hello();

    page.say(dialRequest, page.origin, { postMessage: () => undefined });

    expect(dialled).toEqual([]);
  });

  test("greets until the page answers and keeps what it has to say until then", async () => {
    const { page, timers, link } = setUp();
    link.send({ type: "setLabel", text: "One" });
    link.send({ type: "setLabel", text: "Two" });
    link.send({ type: "open" });
    await timers.pass(1_000);
    expect(page.said).toEqual([]);
    const greeted = page.sent.length;

    page.hello();
    await timers.pass(60_000);

    expect(greeted).toBe(3);
    expect(page.sent.filter(({ message }) => message["type"] === "ready")).toHaveLength(greeted);
    expect(page.said).toEqual([{ patchbay: 1, type: "setLabel", text: "Two" }, { patchbay: 1, type: "open" }]);
  });

  test("gets the token the page keeps", async () => {
    const { page, link } = setUp();
    page.hello();

    const token = link.requestToken(1_000);
    page.say({ type: "token", id: "another", token: "wrong" });
    page.say({ type: "token", id: "id-1", token: "t" });

    expect(await token).toBe("t");
  });

  test("goes on without a token when the page does not answer", async () => {
    const { timers, link } = setUp();

    const token = link.requestToken(1_000);
    await timers.pass(1_000);

    expect(await token).toBeNull();
  });

  test("tells when a pop was shown, once", async () => {
    const { page, link } = setUp();
    page.hello();
    let shown = 0;

    link.pop("p1", { kind: "record", object: "Contact", recordId: "003A" }, () => shown++);
    page.say({ type: "ack", id: "p1" });
    page.say({ type: "ack", id: "p1" });
    await settled();

    expect(shown).toBe(1);
  });

  test("dials once when the page repeats itself, and confirms each time", () => {
    const { page, dialled } = setUp();
    page.hello();

    page.say(dialRequest);
    page.say(dialRequest);

    expect(dialled).toHaveLength(1);
    expect(page.said).toEqual([{ patchbay: 1, type: "ack", id: "d1" }, { patchbay: 1, type: "ack", id: "d1" }]);
  });

  test("hears nothing after its end", () => {
    const { page, link, dialled } = setUp();
    page.hello();

    link.end();
    page.say(dialRequest);

    expect(dialled).toEqual([]);
  });
});
