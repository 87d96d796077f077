import { describe, expect, test } from "vitest";
import { call, offer, state, wrapUp } from "../../../phone/tests/standIn/fixtures";
import { labelOf, waitingIn } from "../../src/panel/label";
import { troubleOf, type TroubleSources } from "../../src/panel/trouble";

const base = Date.UTC(2027, 4, 3, 9);
const fine: TroubleSources = {
  lostSince: null,
  refusal: null,
  microphone: null,
  soundBlocked: false,
  audio: "connected",
  audioElsewhere: false,
  callAge: 0,
  state: state(base),
  hostRefused: null,
};
const down = { code: "salesforce.down", message: "Salesforce is slow. Calls go on.", since: null };

describe("the trouble line", () => {
  test("is empty when all is well", () => {
    expect(troubleOf(fine)).toBeNull();
  });

  test("says one thing at a time, what stops the work first", () => {
    const all: TroubleSources = { ...fine, lostSince: base, refusal: "No.", microphone: "blocked", soundBlocked: true, state: state(base, { trouble: down }) };

    expect(troubleOf(all)?.text).toContain("No connection to the phone server");
    expect(troubleOf({ ...all, lostSince: null })?.text).toBe("No.");
    expect(troubleOf({ ...all, lostSince: null, refusal: null })).toMatchObject({ remedy: "retryMicrophone" });
    expect(troubleOf({ ...all, lostSince: null, refusal: null, microphone: null })).toMatchObject({ remedy: "turnOnSound" });
    expect(troubleOf({ ...all, lostSince: null, refusal: null, microphone: null, soundBlocked: false })?.text).toBe(down.message);
  });

  test.each([
    ["absent", "Your desk phone is no longer registered. Check that it is on and connected, or use this browser. The caller hears music.", "useBrowser", undefined],
    ["silent", "Your desk phone does not answer. Check that it is on and connected, or use this browser. The caller hears music.", "useBrowser", "ringDeskPhone"],
    ["refused", "Your desk phone refused the call. The caller hears music.", "useBrowser", "ringDeskPhone"],
    ["ringing", "Pick up your desk phone. The caller hears music.", "useBrowser", undefined],
    ["unheard", "Your desk phone sends no audio. The caller hears music. Check its cables, or use this browser.", "useBrowser", undefined],
  ] as const)("says what to do when the desk phone of a call is %s", (deskPhone, text, remedy, also) => {
    const at = state(base, { devices: { device: "deskPhone", chosen: null, deskPhone }, call: call(base, { audioLost: true }) });

    const trouble = troubleOf({ ...fine, audio: "closed", callAge: 60_000, state: at });

    expect([trouble?.text, trouble?.remedy, trouble?.also]).toEqual([text, remedy, also]);
  });

  test("says that a desk phone sends no audio while the caller is still there", () => {
    const at = state(base, { devices: { device: "deskPhone", chosen: null, deskPhone: "unheard" }, call: call(base) });

    expect(troubleOf({ ...fine, audio: "closed", callAge: 60_000, state: at })).toMatchObject({
      tone: "warning", text: "Your desk phone sends no audio. Others may not hear you. Check its cables, or use this browser.", remedy: "useBrowser",
    });
  });

  test.each(["talking", "ready"] as const)("does not wait for a browser's audio while the desk phone is %s", (deskPhone) => {
    const at = state(base, { devices: { device: "deskPhone", chosen: null, deskPhone }, call: call(base) });

    expect(troubleOf({ ...fine, microphone: "missing", audio: "closed", callAge: 60_000, state: at })).toBeNull();
  });

  test("offers the desk phone where the microphone does not work", () => {
    const at = state(base, { devices: { device: "browser", chosen: "browser", deskPhone: "ready" } });

    expect(troubleOf({ ...fine, microphone: "missing", state: at })).toMatchObject({ remedy: "retryMicrophone", also: "useDeskPhone" });
  });

  test("says since when in the agent's own time", () => {
    const since = new Date(2027, 4, 3, 12, 4).toISOString();
    const trouble = { code: "salesforce.down", message: "Salesforce does not answer since {since}. Calls go on; 14 logs wait.", since };

    expect(troubleOf({ ...fine, state: state(base, { trouble }) })?.text).toMatch(/^Salesforce does not answer since 12:04( PM)?\. Calls go on; 14 logs wait\.$/);
  });

  test("is patient with audio that is just being connected", () => {
    const talking = { ...fine, audio: "connecting" as const, state: state(base, { call: call(base) }) };

    expect(troubleOf({ ...talking, callAge: 1_500 })).toBeNull();
    expect(troubleOf({ ...talking, callAge: 2_500 })?.text).toContain("being connected");
  });

  test("offers to take the audio from another tab instead of promising to connect it", () => {
    const talking = { ...fine, audio: "closed" as const, callAge: 60_000, audioElsewhere: true, state: state(base, { call: call(base) }) };

    expect(troubleOf(talking)).toEqual({ tone: "warning", text: "The audio of this call is in another tab or window.", remedy: "takeAudio" });
  });

  test("says that the call goes on when the connection is lost in the middle of it", () => {
    expect(troubleOf({ ...fine, lostSince: base, state: state(base, { call: call(base) }) })?.text).toContain("Your call goes on");
  });
});

describe("the label", () => {
  test.each([
    [{}, "Available"],
    [{ agent: { ...state(base).agent, presence: "notReady" as const, reason: "Lunch" } }, "Lunch"],
    [{ offer: offer(base) }, "☎ Incoming · Ada Lindqvist"],
    [{ call: call(base, { phase: "dialing" }) }, "Calling Ada Lindqvist"],
    [{ call: call(base) }, "● 2:41 Ada Lindqvist"],
    [{ wrapUp: wrapUp(base) }, "Wrap-up 0:43"],
  ])("names the state in a few words", (change, label) => {
    expect(labelOf(state(base, change), base, "")).toBe(label);
  });

  test("counts who waits", () => {
    expect(waitingIn(state(base))).toBe(3);
    expect(waitingIn(null)).toBe(0);
  });
});
