import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Site } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import type { OrgLine } from "../server/orgContracts";
import { RuleCalls } from "../server/ruleCalls";
import { Busy } from "../shared/Busy";
import { Dialog } from "../shared/Dialog";
import { described, Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";

/** The rules as text, compared with the org before they hold. */
export function RuleEditor({ site, org }: { readonly site: Site; readonly org: OrgLine }) {
  const calls = useMemo(() => new RuleCalls(site.server, org.name), [site, org.name]);
  const text = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const outcome = useSignal<string | null>(null);
  const asking = useSignal(false);
  const load = async (): Promise<void> => {
    const reply = await calls.read();
    if (reply.ok) text.value = reply.value;
    else problem.value = reply.problem;
  };
  useEffect(() => void load(), [calls]);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reply = await calls.save(text.value ?? "");
    problem.value = reply.ok ? null : reply.problem;
    outcome.value = reply.ok ? "Saved. The rules hold from the next call on." : null;
  };
  const reset = async (): Promise<void> => {
    const reply = await calls.reset();
    asking.value = false;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) await load();
    outcome.value = reply.ok ? "The standard rules hold again." : null;
  };
  return (
    <section class="desk-card desk-step" aria-labelledby="rules">
      <h2 id="rules" class="desk-step-title">The rules</h2>
      {text.value === null && problem.value === null && <Busy words="Asking for the rules…" />}
      {text.value !== null && (
        <form class="desk-rows" onSubmit={(event) => void save(event)}>
          <Field id="rules-text" label="Rules as JSON or YAML" hint="search: where a number is looked for, best first. inbound, internal, outbound: what opens when none, one or many match. Names are compared with the org when you save.">
            <textarea class="slds-textarea desk-code" rows={18} spellcheck={false} dir="ltr" value={text.value} {...described("rules-text")}
              onInput={(event) => { text.value = event.currentTarget.value; outcome.value = null; }} />
          </Field>
          <ProblemBox problem={problem.value} />
          <div role="status">{outcome.value !== null && <p class="desk-box desk-box_good"><Icon name="check" /><span>{outcome.value}</span></p>}</div>
          <div class="desk-buttons">
            <button type="submit" class="slds-button slds-button_brand">Save</button>
            <button type="button" class="slds-button slds-button_neutral" onClick={() => (asking.value = true)}>Back to the standard rules…</button>
          </div>
        </form>
      )}
      {text.value === null && <ProblemBox problem={problem.value} />}
      {asking.value && (
        <Dialog title={`Back to the standard rules for ${org.name}?`} close={() => (asking.value = false)} buttons={
          <>
            <button type="button" class="slds-button slds-button_neutral" onClick={() => (asking.value = false)}>Cancel</button>
            <button type="button" class="slds-button slds-button_destructive" onClick={() => void reset()}>Take the standard rules</button>
          </>
        }>
          <p>Your own rules are lost. Copy them first if you may want them again.</p>
        </Dialog>
      )}
    </section>
  );
}
