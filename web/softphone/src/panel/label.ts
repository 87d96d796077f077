import { presenceLabel } from "@patchbay/phone/agent/presence";
import { durationText } from "@patchbay/phone/call/duration";
import { titleOf } from "@patchbay/phone/call/party";
import { viewOf } from "@patchbay/phone/call/phoneView";
import type { PhoneState } from "@patchbay/phone/server/contracts";

/** The state in a few characters, for the document title and the utility bar. @param now The server's clock, ms. @param country Whose way of writing numbers is read here. */
export function labelOf(state: PhoneState | null, now: number, country: string): string {
  if (state === null) return "Phone";
  const view = viewOf(state);
  switch (view.phase) {
    case "idle":
      return presenceLabel(state.agent.presence, state.agent.reason);
    case "offered":
      return `☎ Incoming · ${titleOf(view.offer.party, country)}`;
    case "dialling":
      return `Calling ${titleOf(view.call.party, country)}`;
    case "talking":
      return `● ${durationText(now - Date.parse(view.call.startedAt))} ${titleOf(view.call.party, country)}`;
    case "wrapUp":
      return `Wrap-up ${durationText(Date.parse(view.wrapUp.endsAt) - now)}`;
    default:
      return view satisfies never;
  }
}

/** Callers who wait in the agent's queues. */
export function waitingIn(state: PhoneState | null): number {
  return state?.queues.reduce((sum, queue) => sum + queue.waiting, 0) ?? 0;
}
