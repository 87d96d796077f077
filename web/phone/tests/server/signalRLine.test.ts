import { afterEach, beforeEach, expect, test } from "vitest";
import type { PhonePop, PhoneState } from "../../src/server/contracts";
import { PhoneLink, type LinkStatus } from "../../src/server/phoneLink";
import { signalRLines } from "../../src/server/signalRLine";
import { browserTimers } from "../../src/server/timers";
import { offer, state } from "../standIn/fixtures";
import { StandInServer, supervisorToken } from "../standIn/standInServer";

let server: StandInServer;
let links: PhoneLink[];

beforeEach(async () => {
  links = [];
  server = await StandInServer.start({ state: state(Date.now()) });
});

afterEach(async () => {
  links.forEach((link) => link.end());
  await server.stop();
});

function connect(token = server.token) {
  const seen = { states: [] as PhoneState[], pops: [] as PhonePop[], statuses: [] as LinkStatus[] };
  let changed = (): void => undefined;
  const note = <T>(list: T[]) => (value: T): void => {
    list.push(value);
    changed();
  };
  const link = new PhoneLink({ lines: signalRLines(`${server.url}hubs/phone`), token, timers: browserTimers, chance: () => 0 }, {
    state: note(seen.states),
    pop: note(seen.pops),
    status: note(seen.statuses),
  });
  links.push(link);
  /** Waits until what is expected has been seen. */
  const until = (check: () => boolean): Promise<void> => new Promise((resolve) => {
    changed = () => {
      if (check()) resolve();
    };
    changed();
  });
  link.start();
  return { link, seen, until };
}

test("A panel and a server that keeps the protocol understand each other", async () => {
  const { link, seen, until } = connect();
  await until(() => seen.states.length === 1);

  server.push({ offer: offer(Date.now()) });
  server.pop({ popId: "p1", callId: "call-1", kind: "record", objectName: "Contact", recordId: "003A", phone: null, target: null, fields: [], inPlace: false });
  await until(() => seen.states.length === 2 && seen.pops.length === 1);
  const reply = await link.ask("Answer", "offer-1");

  expect(seen.states.at(-1)?.offer?.party.name).toBe("Ada Lindqvist");
  expect(reply).toEqual({ ok: true, code: null, message: null });
  expect(server.asked.map((asked) => asked.method)).toEqual(["Hello", "Answer"]);
  expect(server.violations).toEqual([]);
});

test("A refusal arrives with its words", async () => {
  const { link, seen, until } = connect();
  await until(() => seen.states.length === 1);
  server.refusal = { code: "call.notOffered", message: "Someone else has taken the call." };

  expect(await link.ask("Answer", "offer-1")).toEqual({ ok: false, code: "call.notOffered", message: "Someone else has taken the call." });
});

test("A line that broke is made again and the state comes whole", async () => {
  const { seen, until } = connect();
  await until(() => seen.states.length === 1);

  server.breakAll();
  await until(() => seen.states.length === 2);

  expect(seen.statuses).toEqual(["online", "lost", "online"]);
});

test("A token the server does not know leads to the sign-in", async () => {
  const { seen, until } = connect("another");

  await until(() => seen.statuses.length === 1);

  expect(seen.statuses).toEqual(["refused"]);
});

test("A sign-in without a phone is told from one that has ended", async () => {
  const { seen, until } = connect(supervisorToken);

  await until(() => seen.statuses.length === 1);

  expect(seen.statuses).toEqual(["noPhone"]);
});
