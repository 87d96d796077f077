import { numberText } from "@patchbay/phone/call/numberText";
import type { CallbackLine, CallbackPhase, EndCause } from "../server/messageContracts";

/** Who left a message or wants to be called, as far as known. */
export function partyOf({ name, number }: { readonly name: string; readonly number: string }): string {
  return name || number || "Number withheld";
}

/** Shows numbers as people of a country read them. */
export function readIn(country: string): <T extends { readonly number: string }>(row: T) => T {
  return (row) => ({ ...row, number: numberText(row.number, country) });
}

export const callbackPhaseWords: Readonly<Record<CallbackPhase, string>> = {
  scheduled: "Not due yet",
  waiting: "In the queue",
  offered: "Ringing an agent",
  dialing: "Dialling",
  ended: "Given up",
};

const causeWords: Partial<Readonly<Record<EndCause, string>>> = {
  busy: "Busy",
  noAnswer: "No answer",
  declined: "Declined",
  noSuchNumber: "No such number",
  rejected: "Not reachable",
  agentHungUp: "The agent gave up",
  connectionLost: "The agent's connection was lost",
  interrupted: "Cut off by a restart",
  callbackExpired: "Not possible in its time",
  callbackCancelled: "Not wanted any more",
};

/** Why somebody was not reached. */
export function causeOf(cause: EndCause | null): string {
  return cause === null ? "" : (causeWords[cause] ?? "Not reached");
}

/** How often a customer was dialled, and why in vain. */
export function triesOf({ attempts, mostAttempts, lastCause }: CallbackLine): string {
  const tries = `${attempts} of ${mostAttempts}`;
  return lastCause === null ? tries : `${tries} · ${causeOf(lastCause).toLowerCase()}`;
}
