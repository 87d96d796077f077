import type { PhoneCall, PhoneOffer, PhoneOther, PhoneOthers, PhoneParty, PhoneRecord, PhoneState, PhoneWrapUp } from "../../src/server/contracts";

/** A moment a number of seconds from another one. */
export function at(base: number, seconds: number): string {
  return new Date(base + seconds * 1000).toISOString();
}

export const ada: PhoneRecord = { objectName: "Contact", id: "003A", name: "Ada Lindqvist", detail: "Nordic Trams AB · 2 open cases · last call Tue" };
export const adaLead: PhoneRecord = { objectName: "Lead", id: "00QA", name: "A. Lind", detail: "Trams & Co · owner Björn Ek" };
export const adaCase: PhoneRecord = { objectName: "Case", id: "500A", name: "00012 Doors stay shut", detail: "Nordic Trams AB · open since Monday" };

export function party(change: Partial<PhoneParty> = {}): PhoneParty {
  return { number: "+46 8 123 45 67", name: "Ada Lindqvist", record: ada, matches: [ada], lookedUp: true, known: [], ...change };
}

export function state(base: number, change: Partial<PhoneState> = {}): PhoneState {
  return {
    contract: 1,
    sequence: 1,
    serverTime: at(base, 0),
    agent: {
      id: "agent-1",
      name: "Mira Holm",
      presence: "available",
      reason: null,
      since: at(base, -754),
      notReadyReasons: ["Lunch", "Coaching", "Meeting"],
    },
    offer: null,
    call: null,
    wrapUp: null,
    queues: [
      { name: "Support", waiting: 3, longestSince: at(base, -72) },
      { name: "Billing", waiting: 0, longestSince: null },
    ],
    recent: [
      { callId: "r1", outbound: false, number: "+46 8 123 45 67", name: "Ada Lindqvist", record: ada, startedAt: at(base, -1200) },
      { callId: "r2", outbound: true, number: "+46 8 765 43 21", name: null, record: null, startedAt: at(base, -2400) },
      { callId: "r3", outbound: false, number: null, name: null, record: null, startedAt: at(base, -90_000) },
      { callId: "r4", outbound: false, number: "+44 20 7946 0018", name: "Harbour Lights Ltd", record: null, startedAt: at(base, -180_000) },
    ],
    trouble: null,
    audioPanel: null,
    parked: [],
    devices: { device: "browser", chosen: null, deskPhone: "absent" },
    messages: [],
    news: null,
    ...change,
  };
}

export function offer(base: number, change: Partial<PhoneOffer> = {}): PhoneOffer {
  return {
    offerId: "offer-1",
    callId: "call-1",
    queueName: "Support",
    party: party(),
    offeredAt: at(base, -7),
    expiresAt: at(base, 13),
    waitingSince: at(base, -41),
    why: "You: Swedish, idle for 4 min",
    notes: [],
    ...change,
  };
}

export function call(base: number, change: Partial<PhoneCall> = {}): PhoneCall {
  return {
    callId: "call-1",
    phase: "connected",
    outbound: false,
    party: party(),
    queueName: "Support",
    startedAt: at(base, -161),
    held: false,
    heldSince: null,
    holdReminder: false,
    muted: false,
    recording: true,
    recordingResumesAt: null,
    audioLost: false,
    notes: "",
    others: null,
    ...change,
  };
}

export function others(change: Partial<PhoneOthers> = {}): PhoneOthers {
  return { role: "main", parties: [], withConsulted: false, asked: null, failed: null, notes: [], ...change };
}

export function member(change: Partial<PhoneOther> = {}): PhoneOther {
  return { legId: "l3", name: "Björn Ek", outside: false, consulted: false, since: "2026-11-26T09:00:00Z", canBeDropped: true, audioLost: false, ...change };
}

export function wrapUp(base: number, change: Partial<PhoneWrapUp> = {}): PhoneWrapUp {
  return {
    callId: "call-1",
    party: party(),
    endsAt: at(base, 43),
    talkSeconds: 192,
    dispositions: ["Solved", "Call back", "Passed on", "Wrong number", "No answer needed"],
    notes: "Doors stay shut on line 7. Sent the reset steps.",
    said: null,
    proposed: null,
    ...change,
  };
}
