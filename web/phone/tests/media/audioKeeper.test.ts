import { describe, expect, test } from "vitest";
import { AudioKeeper, lingerMs, type PanelSight } from "../../src/media/audioKeeper";
import type { AudioStatus } from "../../src/media/audioLink";
import type { MicrophoneResult } from "../../src/media/microphone";
import { call, offer, state } from "../standIn/fixtures";
import { HandTimers, settled } from "../standIn/handTimers";
import { fakeTrack } from "./fakePeer";

const base = Date.UTC(2027, 4, 3, 9);
const shown: PanelSight = { visible: true, first: false, reloaded: false, holder: "here" };
const opened: PanelSight = { ...shown, first: true, holder: "elsewhere" };
const idle = state(base);
const ringing = state(base, { offer: offer(base) });
const talking = (change = {}) => state(base, { call: call(base, change) });

function setUp() {
  const timers = new HandTimers();
  const log: string[] = [];
  const track = fakeTrack();
  const link = {
    status: "closed" as AudioStatus,
    ensure: () => {
      if (link.status !== "connected") log.push("connect");
      link.status = "connected";
      return Promise.resolve();
    },
    renew: () => {
      log.push("renew");
      return Promise.resolve();
    },
    send: (sent: MediaStreamTrack | null) => {
      log.push(sent === null ? "silence" : "voice");
      return Promise.resolve();
    },
    close: () => {
      link.status = "closed";
      log.push("close");
    },
  };
  const microphone = {
    open: null,
    result: { ok: true, track } as MicrophoneResult,
    acquire: () => Promise.resolve(microphone.result),
    release: () => log.push("release"),
  };
  const troubles: (string | null)[] = [];
  const take = () => {
    log.push("take");
    return Promise.resolve(true);
  };
  const desk = { isThere: false };
  const fallBack = () => {
    if (desk.isThere) log.push("desk phone");
    return Promise.resolve(desk.isThere);
  };
  const keeper = new AudioKeeper({ link, microphone, timers, take, fallBack, trouble: (trouble) => troubles.push(trouble) });
  return { desk, keeper, timers, log, link, microphone, track, troubles };
}

describe("audio", () => {
  test("is connected while the call still rings", () => {
    const { keeper, log } = setUp();

    keeper.update(ringing, shown);

    expect(log).toContain("connect");
    expect(log).not.toContain("voice");
  });

  test("is not connected for a ringing call by a panel nobody sees, until it is seen", () => {
    const { keeper, log } = setUp();
    keeper.update(ringing, { ...shown, visible: false });
    expect(log).not.toContain("connect");

    keeper.update(ringing, shown);

    expect(log).toContain("connect");
  });

  test("opens the microphone before the call is taken", async () => {
    const { keeper, log } = setUp();
    keeper.update(ringing, shown);

    const result = await keeper.begin();

    expect(result).toBe(true);
    expect(log.at(-1)).toBe("voice");
  });

  test("stays closed to a call when there is no microphone", async () => {
    const { keeper, microphone, troubles, log } = setUp();
    keeper.update(ringing, shown);
    microphone.result = { ok: false, trouble: "blocked" };

    expect(await keeper.begin()).toBe(false);
    expect(troubles).toEqual(["blocked"]);
    expect(log).not.toContain("voice");
  });

  test("keeps the microphone from the click to the state that shows the call", async () => {
    const { keeper, log } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();
    log.length = 0;

    keeper.update(ringing, shown);
    keeper.began("call-1");
    keeper.update(talking(), shown);
    await settled();

    expect(log).not.toContain("release");
    expect(log).not.toContain("silence");
  });

  test("lets the microphone go at the end and keeps the connection half a minute for the next call", async () => {
    const { keeper, log, timers } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();
    keeper.update(talking(), shown);
    await settled();

    keeper.update(idle, shown);
    expect(log.slice(-2)).toEqual(["release", "silence"]);
    await timers.pass(lingerMs - 1);
    expect(log).not.toContain("close");
    await timers.pass(1);

    expect(log.at(-1)).toBe("close");
  });

  test("comes back after a reload in the middle of a call", async () => {
    const { keeper, log } = setUp();

    keeper.update(talking(), { ...opened, reloaded: true });
    await settled();

    expect(log).toEqual(["take", "connect", "voice"]);
  });

  test("comes back at once when the panel is opened on a call that nobody hears", async () => {
    const { keeper, log } = setUp();

    keeper.update(talking({ audioLost: true }), { ...opened, holder: "nobody" });
    await settled();

    expect(log).toEqual(["take", "connect", "voice"]);
  });

  test("stays with the panel that carries the call when another one is opened", async () => {
    const { keeper, log, timers } = setUp();

    keeper.update(talking(), opened);
    await timers.pass(60_000);

    expect(keeper.elsewhere).toBe(true);
    expect(log).not.toContain("take");
    expect(log).not.toContain("connect");
  });

  test("moves to another panel when the one that carries it falls silent", async () => {
    const { keeper, log, timers } = setUp();
    keeper.update(talking(), opened);

    keeper.update(talking({ audioLost: true }), { ...shown, holder: "nobody" });
    await timers.pass(800);
    await settled();

    expect(log).toContain("take");
    expect(log).toContain("renew");
    expect(log).toContain("voice");
  });

  test("gives the panel that holds it more time to mend it, but not for ever", async () => {
    const { keeper, log, timers } = setUp();
    keeper.update(talking(), opened);

    keeper.update(talking({ audioLost: true }), { ...shown, holder: "elsewhere" });
    await timers.pass(4_999);
    expect(log).not.toContain("take");
    await timers.pass(1);

    expect(log).toContain("take");
  });

  test("comes here when the agent wants it, and is let go where it was", async () => {
    const { keeper, log } = setUp();
    keeper.update(talking(), opened);

    await keeper.takeHere();
    keeper.update(talking(), { ...shown, holder: "elsewhere" });
    expect(keeper.elsewhere).toBe(false);
    keeper.update(talking(), shown);
    await settled();
    expect(log).toContain("voice");
    log.length = 0;
    keeper.update(talking(), { ...shown, holder: "elsewhere" });
    await settled();

    expect(log).toEqual(["release", "close"]);
    expect(keeper.elsewhere).toBe(true);
  });

  test("is claimed again when the line to the server was made anew", async () => {
    const { keeper, log } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();
    keeper.update(talking(), shown);
    log.length = 0;

    keeper.update(talking(), { ...shown, holder: "nobody" });

    expect(log).toContain("take");
    expect(keeper.carrying).toBe("call-1");
  });

  test("is made anew by a panel that answers while another one was prepared", async () => {
    const { keeper, log } = setUp();
    keeper.update(ringing, shown);
    keeper.update(ringing, { ...shown, holder: "elsewhere" });
    log.length = 0;

    await keeper.begin();

    expect(log).toEqual(["renew", "voice"]);
  });

  test("is not made anew when the server hears it again in time", async () => {
    const { keeper, log, timers } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();
    keeper.update(talking({ audioLost: true }), shown);
    await timers.pass(500);

    keeper.update(talking(), shown);
    await timers.pass(60_000);

    expect(log).not.toContain("renew");
  });

  test("is made anew again and again while the server does not hear it", async () => {
    const { keeper, log, timers } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();
    keeper.update(talking({ audioLost: true }), shown);

    await timers.pass(8_000);

    expect(log.filter((entry) => entry === "renew")).toHaveLength(3);
  });

  test("sends nothing while the agent is muted", async () => {
    const { keeper, track } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();

    keeper.update(talking({ muted: true }), shown);
    await settled();
    expect(track.enabled).toBe(false);

    keeper.update(talking(), shown);
    await settled();
    expect(track.enabled).toBe(true);
  });

  test("is over for the agent who hung up while the server could not be told", async () => {
    const { keeper, log } = setUp();
    keeper.update(ringing, shown);
    await keeper.begin();
    keeper.update(talking(), shown);
    await settled();

    keeper.leave("call-1");
    log.length = 0;
    keeper.update(talking({ audioLost: true }), shown);
    await settled();

    expect(log).toEqual([]);
  });
});
