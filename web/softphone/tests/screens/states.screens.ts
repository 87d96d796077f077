import { afterAll, beforeAll, expect, test } from "vitest";
import type { PhoneState } from "@patchbay/phone/server/contracts";
import { adaCase, ada, adaLead, call, offer, party, wrapUp } from "../../../phone/tests/standIn/fixtures";
import { barriers, picture } from "./look";
import { Stage } from "./stage";

const nothing: Partial<PhoneState> = { offer: null, call: null, wrapUp: null, trouble: null };
const unknown = party({ name: null, record: null, matches: [] });
const several = party({ name: "Ada Lindqvist", record: null, matches: [ada, adaLead, adaCase] });

/** Each state of the panel, by the text that shows that it is on the screen. */
const states: readonly (readonly [name: string, sign: string, change: () => Partial<PhoneState>])[] = [
  ["idle", "Recent", () => nothing],
  ["offer-known", "Answer", () => ({ ...nothing, offer: offer(Date.now(), { party: party({ matches: [ada, adaLead] }) }) })],
  ["offer-unknown", "Answer", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o2", party: unknown }) })],
  ["offer-several", "Who is it?", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o3", party: several }) })],
  ["offer-looking", "Looking", () => ({ ...nothing, offer: offer(Date.now(), { offerId: "o4", party: { ...unknown, lookedUp: false } }) })],
  ["dialling", "Calling", () => ({ ...nothing, call: call(Date.now(), { callId: "d", phase: "dialing", outbound: true, startedAt: new Date().toISOString() }) })],
  ["ringing", "It rings", () => ({ ...nothing, call: call(Date.now(), { callId: "d", phase: "ringing", outbound: true }) })],
  ["talk", "Hang up", () => ({ ...nothing, call: call(Date.now(), { notes: "Doors stay shut on line 7." }) })],
  ["talk-held", "On hold", () => ({ ...nothing, call: call(Date.now(), { held: true, muted: true, heldSince: new Date(Date.now() - 192_000).toISOString(), holdReminder: true }) })],
  ["talk-unknown", "New contact", () => ({ ...nothing, call: call(Date.now(), { callId: "c3", party: unknown, recording: false }) })],
  ["talk-several", "Which record", () => ({ ...nothing, call: call(Date.now(), { callId: "c4", party: several }) })],
  ["wrap-up", "Outcome", () => ({ ...nothing, wrapUp: wrapUp(Date.now()) })],
  ["trouble", "Salesforce does not answer", () => ({ ...nothing, trouble: { code: "salesforce.down", message: "Salesforce does not answer since 12:04. Calls go on; 14 logs wait." } })],
];

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.panel.waitForSelector("text=Recent");
}, 30_000);

afterAll(async () => {
  await stage.close();
});

test.each(states)("The panel shows %s without barriers", async (name, sign, change) => {
  stage.server.push(change());
  await stage.panel.getByText(sign).first().waitFor();
  await stage.page.waitForTimeout(350);
  await picture(stage, name);
  expect(await barriers(stage)).toEqual([]);
});
