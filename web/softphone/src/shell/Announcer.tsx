import { titleOf } from "@patchbay/phone/call/party";
import { viewOf } from "@patchbay/phone/call/phoneView";
import type { PhoneState } from "@patchbay/phone/server/contracts";
import { useCountry } from "./country";

/** Says aloud what a person who does not see the panel must know. It changes with the phase only, not every second. */
export function Announcer({ state }: { readonly state: PhoneState }) {
  return (
    <div class="slds-assistive-text" role="status" aria-live="assertive">
      {wordsOf(state, useCountry())}
    </div>
  );
}

function wordsOf(state: PhoneState, country: string): string {
  const view = viewOf(state);
  switch (view.phase) {
    case "idle":
      return "";
    case "offered":
      return `Incoming call from ${titleOf(view.offer.party, country)}, ${view.offer.queueName}.`;
    case "dialling":
      return view.rings ? `${titleOf(view.call.party, country)} rings.` : `Calling ${titleOf(view.call.party, country)}.`;
    case "talking":
      return talkingWords(view.call.held, view.call.muted, view.call.holdReminder, titleOf(view.call.party, country));
    case "wrapUp":
      return `${view.wrapUp.said ?? `Call with ${titleOf(view.wrapUp.party, country)} has ended.`} Choose an outcome.`;
    default:
      return view satisfies never;
  }
}

function talkingWords(held: boolean, muted: boolean, long: boolean, name: string): string {
  if (held) return long ? `${name} has been on hold for long.` : `${name} is on hold.`;
  return muted ? `Connected with ${name}. You are muted.` : `Connected with ${name}.`;
}
