import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { FileDraft } from "../file/fileDraft";
import { FileForm } from "../file/FileForm";
import type { OrgLine } from "../server/orgContracts";
import { RuleCalls } from "../server/ruleCalls";
import { Dialog } from "../shared/Dialog";
import { Opens } from "./Opens";
import { SearchRules } from "./SearchRules";

const said = { checked: "The org has every object and field that is named here. Nothing is saved yet.", saved: "Saved. The rules hold from the next call on." } as const;

/** The rules as a form and as text, compared with the org before they hold. */
export function RuleEditor({ desk, site, org }: { readonly desk: Desk; readonly site: Site; readonly org: OrgLine }) {
  const calls = useMemo(() => new RuleCalls(site.server, org.name), [site, org.name]);
  const draft = useMemo(() => new FileDraft(calls, said), [calls]);
  const asking = useSignal(false);
  const reset = async (): Promise<void> => {
    const reply = await calls.reset();
    asking.value = false;
    if (reply.ok) await draft.load();
    else draft.problem.value = reply.problem;
    draft.outcome.value = reply.ok ? "The standard rules hold again." : null;
  };
  return (
    <>
      <FileForm desk={desk} id="rules" draft={draft} org={org.name} name="the rules"
        hint="Kept as you write it, with your comments and your order. search: where a number is looked for, best first. inbound, internal, outbound: what opens when none, one or many match."
        form={() => <><SearchRules draft={draft} /><Opens draft={draft} /></>}>
        <button type="button" class="slds-button slds-button_neutral" onClick={() => (asking.value = true)}>Back to the standard rules…</button>
      </FileForm>
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
    </>
  );
}
