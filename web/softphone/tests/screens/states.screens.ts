import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PhoneDeskPhone, PhoneState } from "@patchbay/phone/server/contracts";
import { ada, adaCase, adaLead, call, member, offer, others, party, wrapUp } from "../../../phone/tests/standIn/fixtures";
import { barriers, picture } from "./look";
import { browserIsMissing, Stage } from "./stage";

const nothing: Partial<PhoneState> = {
  offer: null, call: null, wrapUp: null, trouble: null, parked: [], messages: [], news: null, devices: { device: "browser", chosen: null, deskPhone: "absent" },
};
const atPhone = (deskPhone: PhoneDeskPhone): Partial<PhoneState> => ({ ...nothing, devices: { device: "deskPhone", chosen: "deskPhone", deskPhone } });
const atPhoneOnCall = (deskPhone: PhoneDeskPhone): Partial<PhoneState> => ({ ...atPhone(deskPhone), call: call(Date.now(), { audioLost: deskPhone !== "talking" }) });
const unknown = party({ name: null, record: null, matches: [] });
const several = party({ record: null, matches: [ada, adaLead, adaCase] });
const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();

/** Each state of the panel, by the text that shows that it is on the screen. */
const states: readonly (readonly [name: string, sign: string, change: () => Partial<PhoneState>])[] = [
  ["idle", "Recent", () => nothing],
  ["offer-known", "Answer", () => ({ ...nothing, offer: offer(Date.now(), { party: party({ matches: [ada, adaLead] }) }) })],
  ["offer-unknown", "Answer", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o2", party: unknown }) })],
  ["offer-several", "Who is it?", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o3", party: several }) })],
  ["offer-looking", "Looking", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o4", party: { ...unknown, lookedUp: false } }) })],
  ["dialling", "Calling", () => ({ ...nothing, call: call(Date.now(), { callId: "d", phase: "dialing", outbound: true, startedAt: ago(1) }) })],
  ["ringing", "It rings", () => ({ ...nothing, call: call(Date.now(), { callId: "d", phase: "ringing", outbound: true, startedAt: ago(4) }) })],
  ["talk", "Hang up", () => ({ ...nothing, call: call(Date.now(), { notes: "Doors stay shut on line 7.", party: party({ matches: [ada, adaCase] }) }) })],
  ["talk-held", "On hold", () => ({ ...nothing, call: call(Date.now(), { held: true, muted: true, heldSince: ago(192), holdReminder: true }) })],
  ["talk-unknown", "New contact", () => ({ ...nothing, call: call(Date.now(), { callId: "c3", party: unknown, recording: false }) })],
  ["talk-several", "Which record", () => ({ ...nothing, call: call(Date.now(), { callId: "c4", party: several }) })],
  ["offer-transfer", "Transfer from Björn", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o5", queueName: "Transfer from Björn", why: "Björn passes this call on to you.", notes: [{ by: "Björn", text: "Wants a refund for line 7; is angry." }] }) })],
  ["talk-asked", "Transferring to", () => ({ ...nothing, call: call(Date.now(), { held: true, heldSince: ago(6), others: others({ asked: { purpose: "transfer", name: "Björn Ek", rings: true, since: ago(6) } }) }) })],
  ["talk-failed", "did not answer", () => ({ ...nothing, call: call(Date.now(), { others: others({ failed: "Björn Ek did not answer. You are with the customer again.", notes: [{ by: "Björn", text: "Wants a refund." }] }) }) })],
  ["talk-consult", "You talk to", () => ({ ...nothing, call: call(Date.now(), { held: true, heldSince: ago(20), others: others({ withConsulted: true, parties: [member({ consulted: true })] }) }) })],
  ["talk-conference", "Leave call", () => ({ ...nothing, call: call(Date.now(), { others: others({ parties: [member(), member({ legId: "l4", name: "+46 8 555 00", outside: true })] }) }) })],
  ["talk-advice", "talks to the customer", () => ({ ...nothing, call: call(Date.now(), { others: others({ role: "consulted", parties: [member({ canBeDropped: false, audioLost: true })] }) }) })],
  ["idle-parked", "Parked", () => ({ ...nothing, parked: [{ callId: "p1", slot: 7, name: "Ada Lindqvist", by: "Björn", since: ago(35) }] })],
  ["talk-parked", "Pick up when", () => ({ ...nothing, call: call(Date.now()), parked: [{ callId: "p1", slot: 7, name: "Ada Lindqvist", by: "Björn", since: ago(35) }] })],
  ["wrap-up-parked", "Pick up when", () => ({ ...nothing, wrapUp: wrapUp(Date.now()), parked: [{ callId: "p1", slot: 7, name: null, by: "Björn", since: ago(35) }] })],
  ["idle-messages", "Messages", () => ({ ...nothing, messages: [
    { messageId: "m2", for: "Support", number: "+46 8 123 45 67", name: "Ada Lindqvist", leftAt: ago(700), seconds: 42, heard: false, heardBy: null },
    { messageId: "m1", for: null, number: null, name: null, leftAt: ago(90_000), seconds: 7, heard: true, heardBy: "Mira Holm" },
  ] })],
  ["wrap-up", "Outcome", () => ({ ...nothing, wrapUp: wrapUp(Date.now()) })],
  ["wrap-up-passed-on", "goes on without you", () => ({ ...nothing, wrapUp: wrapUp(Date.now(), { callId: "c9", said: "You passed this call on. It goes on without you.", proposed: "Passed on" }) })],
  ["idle-news", "was busy", () => ({ ...nothing, news: { at: ago(5), message: "Bea Lind was busy. It is tried again; the next try is due {due}.", due: new Date(Date.now() + 300_000).toISOString() } })],
  ["phone-idle", "Calls ring at your desk phone", () => atPhone("ready")],
  ["phone-gone", "no longer registered", () => atPhone("absent")],
  ["phone-offer", "Your desk phone rings", () => ({ ...atPhone("ringing"), offer: offer(Date.now(), { offerId: "o6" }) })],
  ["phone-pick-up", "Pick up your desk phone", () => atPhoneOnCall("ringing")],
  ["phone-talk", "You talk on your desk phone", () => atPhoneOnCall("talking")],
  ["phone-refused", "refused the call", () => atPhoneOnCall("refused")],
  ["phone-silent", "does not answer", () => atPhoneOnCall("silent")],
  ["phone-unheard", "sends no audio", () => ({ ...atPhone("unheard"), call: call(Date.now()) })],
  ["phone-gone-in-call", "The caller hears music", () => atPhoneOnCall("unheard")],
  ["talk-adviser-gone", "hung up", () => ({ ...nothing, call: call(Date.now(), { others: others({ failed: "Björn Ek hung up. You are with the customer again." }) }) })],
  ["wrap-up-nobody-came", "went back to the queue", () => ({ ...nothing, wrapUp: wrapUp(Date.now(), { callId: "c10", said: "Björn Ek did not answer. The customer went back to the queue Support.", proposed: "Passed on" }) })],
  ["talk-recording-paused", "Paused", () => ({ ...nothing, call: call(Date.now(), { recordingResumesAt: new Date(Date.now() + 200_000).toISOString() }) })],
  ["trouble", "Salesforce does not answer", () => ({ ...nothing, trouble: { code: "salesforce.down", message: "Salesforce does not answer since {since}. Calls go on; 14 logs wait.", since: ago(900) } })],
];

/** The shapes in which it has to work: a narrow utility item, the text at twice its size, from right to left. */
const shapes = [
  { shape: "plain", width: 340, height: 560 },
  { shape: "narrow", width: 300, height: 480 },
  { shape: "zoomed", width: 200, height: 300 },
  { shape: "rtl", width: 340, height: 560, direction: "rtl" as const },
];

let stage: Stage;

describe.skipIf(browserIsMissing).each(shapes)("$shape", ({ shape, ...options }) => {
  beforeAll(async () => {
    stage = await Stage.open({ ...options, reducedMotion: true });
    await stage.panel.waitForSelector("text=Recent");
  });

  afterAll(async () => {
    await stage.close();
  });

  test.each(states)("The panel shows %s without barriers and inside its window", async (name, sign, change) => {
    stage.server.push(change());
    await stage.panel.getByText(sign).first().waitFor();
    await stage.page.waitForTimeout(300);
    await picture(stage, shape === "plain" ? name : `${shape}-${name}`);

    expect(await barriers(stage)).toEqual([]);
    expect(await overflow()).toBe(0);
    expect(stage.server.violations).toEqual([]);
  });
});

/** How much the panel is wider than its window. */
function overflow(): Promise<number> {
  return stage.panel.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
