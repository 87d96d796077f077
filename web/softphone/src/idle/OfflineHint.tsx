import type { PhoneState } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";

/** Says why no calls come, with the way to change that. */
export function OfflineHint({ phone, state }: { readonly phone: Phone; readonly state: PhoneState }) {
  if (state.agent.presence === "available") return null;
  return (
    <div class="pb-hint">
      <p>{state.agent.presence === "offline" ? "You are offline. No calls come." : "You are not ready. No calls come."}</p>
      <button type="button" class="slds-button slds-button_neutral pb-small-button"
        onClick={() => void phone.actions.choosePresence("available", null)}>
        Go available
      </button>
    </div>
  );
}
