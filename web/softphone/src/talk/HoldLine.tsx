import type { ReadonlySignal } from "@preact/signals";
import { durationText } from "@patchbay/phone/call/duration";
import type { PhoneCall } from "@patchbay/phone/server/contracts";

interface HoldLineProps {
  readonly call: PhoneCall;
  readonly now: ReadonlySignal<number>;
}

/** How long the other party has been on hold; firmer when it is long. Else where the call came from. */
export function HoldLine({ call, now }: HoldLineProps) {
  if (!call.held || call.heldSince === null) return <p class="pb-hold" dir="auto">{call.queueName === null ? "You called" : `Through ${call.queueName}`}</p>;
  return (
    <p class={call.holdReminder ? "pb-hold pb-hold_long" : "pb-hold pb-hold_on"}>
      On hold <span class="pb-figures">{durationText(now.value - Date.parse(call.heldSince))}</span>
      {call.holdReminder && " · say a word to the caller"}
    </p>
  );
}
