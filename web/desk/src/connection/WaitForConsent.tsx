import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { OrgBrowserSignIn } from "../server/orgContracts";
import { Busy } from "../shared/Busy";
import { described, Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import type { NewConnection } from "./newConnection";

const lookEveryMs = 1_000;

/** Sends a person to Salesforce and waits for the decision; takes it by hand where the way back is barred. */
export function WaitForConsent({ connection, waiting }: { readonly connection: NewConnection; readonly waiting: OrgBrowserSignIn }) {
  const pasted = useSignal("");
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.focus();
    const timer = setInterval(() => void connection.look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [connection, waiting]);
  const paste = (event: SubmitEvent): void => {
    event.preventDefault();
    if (pasted.value.trim() !== "") void connection.paste(pasted.value);
  };
  return (
    <section class="desk-card desk-step" aria-labelledby="consent">
      <h2 id="consent" class="desk-step-title"><span class="desk-step-number">4</span>Agree in Salesforce</h2>
      <p>Sign in as the user that Patchbay shall run as, and press Allow. This page goes on by itself.</p>
      <div class="desk-buttons">
        <a ref={link} class="slds-button slds-button_brand" href={waiting.authorizeUrl} target="_blank" rel="noopener noreferrer">
          Open Salesforce <Icon name="outside" /><span class="slds-assistive-text">in a new tab</span>
        </a>
        <button type="button" class="slds-button slds-button_neutral" onClick={() => connection.giveUp()}>Back to the keys</button>
        <Busy words="Waiting for your decision…" />
      </div>
      <details class="desk-good">
        <summary>The browser ended on a page that does not open?</summary>
        <form class="desk-paste-form" onSubmit={paste}>
          <Field id="pasted" label="Address of that page" hint={`It begins with ${waiting.callbackUrl} and holds the code.`}>
            <input class="slds-input" type="text" value={pasted.value} spellcheck={false} autocomplete="off" {...described("pasted")}
              onInput={(event) => (pasted.value = event.currentTarget.value)} />
          </Field>
          <button type="submit" class="slds-button slds-button_neutral" aria-disabled={connection.busy.value}>Finish with it</button>
        </form>
      </details>
      <ProblemBox problem={connection.problem.value} />
    </section>
  );
}
