import { useEffect, useRef } from "preact/hooks";
import type { PhoneActions } from "../panel/phoneActions";
import { Icon } from "../shell/Icon";

/** Says why the browser is about to ask for the microphone, before it does. */
export function MicrophoneWish({ actions }: { readonly actions: PhoneActions }) {
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main class="pb-work">
      <div class="pb-scroll pb-centre">
        <span class="pb-badge-circle"><Icon name="microphone" /></span>
        <h1 class="slds-text-heading_small">Callers need to hear you</h1>
        <p>Your browser asks for the microphone next. Choose <strong>Allow</strong>. It is used during calls only.</p>
      </div>
      <footer class="pb-actions">
        <button type="button" class="slds-button slds-button_neutral" onClick={() => actions.leaveMicrophone()}>
          Not now
        </button>
        <button type="button" ref={main} class="slds-button slds-button_brand" onClick={() => void actions.allowMicrophone()}>
          Continue
        </button>
      </footer>
    </main>
  );
}
