import type { Phone } from "../panel/panel";
import { Icon } from "../shell/Icon";

interface HangUpProps {
  readonly phone: Phone;
  readonly callId: string;
  readonly label: string;
}

/** Ends the call. Only this does. */
export function HangUp({ phone, callId, label }: HangUpProps) {
  const busy = phone.actions.pending.value === "hangUp";
  return (
    <div class="pb-actions">
      <button type="button" class="slds-button slds-button_destructive" aria-disabled={busy} onClick={() => void phone.actions.hangUp(callId)}>
        <Icon name="hangUp" />
        {label}
      </button>
    </div>
  );
}
