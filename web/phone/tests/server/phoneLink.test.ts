import { describe, expect, test } from "vitest";
import type { PhonePop, PhoneState } from "../../src/server/contracts";
import { HasNoPhone, TokenRefused } from "../../src/server/hubLine";
import { PhoneLink, type LinkStatus } from "../../src/server/phoneLink";
import { state } from "../standIn/fixtures";
import { HandLines, type HandLine } from "../standIn/handLines";
import { HandTimers } from "../standIn/handTimers";

const base = Date.UTC(2027, 4, 3, 9);
const pop: PhonePop = { popId: "p", callId: "c", kind: "picker", objectName: null, recordId: null, phone: null, target: null, fields: [], inPlace: false };

function setUp(prepare?: (line: HandLine, index: number) => void) {
  const timers = new HandTimers();
  const lines = new HandLines(state(base, { sequence: 5 }), prepare);
  const seen = { states: [] as PhoneState[], pops: [] as PhonePop[], statuses: [] as LinkStatus[] };
  const link = new PhoneLink({ lines: lines.factory, token: "t", timers, chance: () => 0.5 }, {
    state: (value) => seen.states.push(value),
    pop: (value) => seen.pops.push(value),
    status: (value) => seen.statuses.push(value),
  });
  return { timers, lines, seen, link };
}

describe("the link to the server", () => {
  test("says hello with its contract before anything else and shows the answer", async () => {
    const { lines, seen, link, timers } = setUp();

    link.start();
    await timers.pass(0);

    expect(lines.last.asked).toEqual([{ method: "Hello", args: [1] }]);
    expect(seen.states.map((shown) => shown.sequence)).toEqual([5]);
    expect(seen.statuses).toEqual(["online"]);
  });

  test("drops a state that is older than the one it showed", async () => {
    const { lines, seen, link, timers } = setUp();
    link.start();
    await timers.pass(0);

    lines.last.events.State(state(base, { sequence: 7 }));
    lines.last.events.State(state(base, { sequence: 6 }));
    lines.last.events.State(state(base, { sequence: 8 }));

    expect(seen.states.map((shown) => shown.sequence)).toEqual([5, 7, 8]);
  });

  test("drops the answer to hello when a newer state overtook it", async () => {
    const { lines, seen, link, timers } = setUp();
    link.start();
    lines.last.events.State(state(base, { sequence: 9 }));
    await timers.pass(0);

    expect(seen.states.map((shown) => shown.sequence)).toEqual([9]);
  });

  test("takes a smaller sequence from a new line, because the server may have started anew", async () => {
    const { lines, seen, link, timers } = setUp((line, index) => (line.hello = state(base, { sequence: index === 0 ? 500 : 1 })));
    link.start();
    await timers.pass(0);

    lines.last.events.closed();
    await timers.pass(250);

    expect(seen.states.map((shown) => shown.sequence)).toEqual([500, 1]);
  });

  test("tries forever with growing pauses of five seconds at most", async () => {
    const { lines, link, timers } = setUp((line, index) => (line.opening = index === 0 ? null : new Error("down")));
    link.start();
    await timers.pass(0);
    lines.last.events.closed();

    const after = [];
    for (const ms of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      await timers.pass(ms);
      after.push(lines.made.length - 1);
    }

    expect(after).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await timers.pass(3_600_000);
    expect(lines.made.length).toBeGreaterThan(700);
  });

  test("tries at once when the network is back", async () => {
    const { lines, link, timers } = setUp((line, index) => (line.opening = index > 0 && index < 6 ? new Error("down") : null));
    link.start();
    await timers.pass(0);
    lines.last.events.closed();
    await timers.pass(250 + 500 + 1_000);
    const tried = lines.made.length;

    link.retryNow();

    expect(lines.made.length).toBe(tried + 1);
  });

  test("goes on trying when hello fails", async () => {
    const { lines, seen, link, timers } = setUp((line, index) => (line.hello = index === 0 ? new Error("starting") : line.hello));
    link.start();
    await timers.pass(250);

    expect(lines.made[0]?.closed).toBe(true);
    expect(seen.statuses).toEqual(["lost", "online"]);
  });

  test("gives up a try that neither succeeds nor fails", async () => {
    const { lines, link, timers } = setUp((line, index) => {
      if (index === 0) line.open = () => new Promise(() => undefined);
    });
    link.start();

    await timers.pass(10_000 + 250);

    expect(lines.made.map((line) => line.closed)).toEqual([true, false]);
    expect(lines.last.asked).toHaveLength(1);
  });

  test("stops when the token is refused", async () => {
    const { lines, seen, link, timers } = setUp((line) => (line.opening = new TokenRefused()));
    link.start();
    await timers.pass(60_000);

    expect(seen.statuses).toEqual(["refused"]);
    expect(lines.made).toHaveLength(1);
  });

  test("stops when whoever signed in has no phone", async () => {
    const { lines, seen, link, timers } = setUp((line) => (line.opening = new HasNoPhone()));
    link.start();
    await timers.pass(60_000);

    expect(seen.statuses).toEqual(["noPhone"]);
    expect(lines.made).toHaveLength(1);
  });

  test("stops when the server speaks another contract", async () => {
    const { lines, seen, link, timers } = setUp((line) => (line.hello = state(base, { contract: 2 })));
    link.start();
    await timers.pass(60_000);

    expect(seen.statuses).toEqual(["outdated"]);
    expect(seen.states).toEqual([]);
    expect(lines.last.closed).toBe(true);
  });

  test("hears nothing more from a line it gave up", async () => {
    const { lines, seen, link, timers } = setUp();
    link.start();
    await timers.pass(0);
    const old = lines.last;
    old.events.closed();
    await timers.pass(250);

    old.events.State(state(base, { sequence: 99 }));
    old.events.Pop(pop);
    old.events.closed();

    expect(seen.states.map((shown) => shown.sequence)).toEqual([5, 5]);
    expect(seen.pops).toEqual([]);
    expect(lines.made).toHaveLength(2);
  });

  test("answers in words when there is no line", async () => {
    const { lines, link, timers } = setUp();
    link.start();
    await timers.pass(0);
    lines.last.events.closed();

    const reply = await link.ask("Answer", "offer-1");

    expect(reply).toMatchObject({ ok: false, code: "panel.offline" });
    expect(lines.last.asked.map((entry) => entry.method)).toEqual(["Hello"]);
  });

  test("answers in words when the server breaks down over a question", async () => {
    const { lines, link, timers } = setUp();
    link.start();
    await timers.pass(0);
    lines.last.reply = new Error("An unexpected error occurred");

    expect(await link.ask("Answer", "offer-1")).toMatchObject({ ok: false, code: "panel.failed" });
  });

  test("is silent after its end", async () => {
    const { lines, link, timers } = setUp();
    link.start();
    await timers.pass(0);

    link.end();
    lines.last.events.closed();
    await timers.pass(60_000);

    expect(lines.made).toHaveLength(1);
  });
});
