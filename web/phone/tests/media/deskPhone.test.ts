import { describe, expect, test } from "vitest";
import { AudioKeeper, type PanelSight } from "../../src/media/audioKeeper";
import type { AudioStatus } from "../../src/media/audioLink";
import { DeviceProposal } from "../../src/media/deviceProposal";
import type { MicrophoneResult } from "../../src/media/microphone";
import type { PhoneDevices } from "../../src/server/contracts";
import { call, offer, state } from "../standIn/fixtures";
import { HandTimers, settled } from "../standIn/handTimers";
import { fakeTrack } from "./fakePeer";

const base = Date.UTC(2027, 4, 3, 9);
const shown: PanelSight = { visible: true, first: false, reloaded: false, holder: "here" };
const phone: PhoneDevices = { device: "deskPhone", chosen: null, deskPhone: "ready" };
const browser: PhoneDevices = { device: "browser", chosen: null, deskPhone: "ready" };
const talking = (devices: PhoneDevices, lost = false) => state(base, { devices, call: call(base, { audioLost: lost }) });

function setUp(result: MicrophoneResult = { ok: true, track: fakeTrack() }, hasPhone = false) {
  const log: string[] = [];
  const timers = new HandTimers();
  const note = (what: string) => {
    log.push(what);
    return Promise.resolve();
  };
  const link = { status: "closed" as AudioStatus, ensure: () => note("connect"), renew: () => note("renew"), send: () => note("send"), close: () => void note("close") };
  const microphone = { open: null, acquire: () => note("microphone").then(() => result), release: () => void note("release") };
  const keeper = new AudioKeeper({
    link,
    microphone,
    timers,
    take: () => note("take").then(() => true),
    fallBack: () => note("fall back").then(() => hasPhone),
    trouble: (trouble) => log.push(`trouble ${String(trouble)}`),
  });
  return { keeper, log, timers };
}

describe("an agent at a desk phone", () => {
  test("takes calls without the browser's microphone", async () => {
    const { keeper, log } = setUp();
    keeper.update(state(base, { devices: phone, offer: offer(base) }), shown);

    const begun = await keeper.begin();
    keeper.began("call-1");
    keeper.update(talking(phone), shown);

    expect(begun).toBe(true);
    expect(log).not.toContain("microphone");
    expect(log).not.toContain("connect");
    expect(keeper.carrying).toBeNull();
  });

  test("is not connected in the browser while the phone is waited for", async () => {
    const { keeper, log, timers } = setUp();

    keeper.update(talking(phone, true), { ...shown, first: true, holder: "nobody" });
    await timers.pass(60_000);

    expect(log).not.toContain("renew");
    expect(log).not.toContain("microphone");
  });

  test("has the browser's microphone let go when the call is picked up at the phone", async () => {
    const { keeper, log } = setUp();
    keeper.update(state(base, { devices: browser, offer: offer(base) }), shown);
    await keeper.begin();
    keeper.update(talking(browser), shown);
    await settled();
    log.length = 0;

    keeper.update(talking({ ...browser, device: "deskPhone", deskPhone: "talking" }), shown);

    expect(log).toEqual(["trouble null", "release", "close"]);
  });

  test("is heard in the browser as soon as the browser is chosen", async () => {
    const { keeper, log } = setUp();
    keeper.update(talking({ ...phone, deskPhone: "talking" }), shown);

    keeper.bring();
    keeper.update(talking({ ...browser, chosen: "browser" }, true), shown);
    await settled();

    expect(log).toContain("renew");
    expect(log.at(-1)).toBe("send");
    expect(keeper.carrying).toBe("call-1");
  });

  test("takes the call at the phone when the microphone turns out to be missing", async () => {
    const { keeper, log } = setUp({ ok: false, trouble: "missing" }, true);
    keeper.update(state(base, { devices: browser, offer: offer(base) }), shown);

    expect(await keeper.begin()).toBe(true);
    expect(log).toContain("trouble null");
    expect(log).not.toContain("trouble missing");
  });
});

describe("what a panel proposes", () => {
  const look = async (devices: PhoneDevices, exists: boolean): Promise<string[]> => {
    const proposed: string[] = [];
    const proposal = new DeviceProposal({ exists: () => Promise.resolve(exists), propose: (device) => Promise.resolve(proposed.push(device) > 0) });
    proposal.update(devices);
    await settled();
    return proposed;
  };

  test("is the desk phone where there is no microphone", async () => {
    expect(await look(browser, false)).toEqual(["deskPhone"]);
  });

  test("is the browser again when there is a microphone", async () => {
    expect(await look(phone, true)).toEqual(["browser"]);
  });

  test.each([
    ["the agent has chosen", { ...browser, chosen: "browser" as const }],
    ["no phone is registered", { ...browser, deskPhone: "absent" as const }],
    ["the phone carries the call", { ...phone, deskPhone: "talking" as const }],
  ])("is nothing when %s", async (_, devices) => {
    expect(await look(devices, devices.device === "deskPhone")).toEqual([]);
  });

  test("comes when the desk phone does, and not with each state", async () => {
    const proposed: string[] = [];
    const proposal = new DeviceProposal({ exists: () => Promise.resolve(false), propose: (device) => Promise.resolve(proposed.push(device) > 0) });

    proposal.update({ ...browser, deskPhone: "absent" });
    proposal.update(browser);
    proposal.update({ ...browser, deskPhone: "ringing" });
    await settled();

    expect(proposed).toEqual(["deskPhone"]);
  });
});
