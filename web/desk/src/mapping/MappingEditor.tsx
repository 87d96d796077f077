import { useEffect, useMemo } from "preact/hooks";
import type { Site } from "../desk/desk";
import { MappingCalls } from "../server/mappingCalls";
import type { OrgLine } from "../server/orgContracts";
import { Busy } from "../shared/Busy";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import { CompanionCard } from "./CompanionCard";
import { FieldRows } from "./FieldRows";
import { MappingDraft } from "./mappingDraft";
import { WordList } from "./WordList";

/** The mapping of one org: rows to edit, compared with the org before they hold. */
export function MappingEditor({ site, org }: { readonly site: Site; readonly org: OrgLine }) {
  const draft = useMemo(() => new MappingDraft(new MappingCalls(site.server, org.name)), [site, org.name]);
  useEffect(() => void draft.load(), [draft]);
  const mapping = draft.mapping.value;
  if (mapping === null) return draft.problem.value === null ? <Busy words="Asking for the mapping…" /> : <ProblemBox problem={draft.problem.value} />;
  return (
    <form class="desk-mapping" onSubmit={(event) => { event.preventDefault(); void draft.save(); }}>
      <datalist id="mapping-facts">{draft.words.value?.facts.map(({ name, words }) => <option key={name} value={name}>{words}</option>)}</datalist>
      <section class="desk-card desk-step" aria-labelledby="mapping-task">
        <h2 id="mapping-task" class="desk-step-title">Task</h2>
        <FieldRows id="task" fields={mapping.task} change={(task) => draft.change({ ...mapping, task })} />
      </section>
      <CompanionCard companion={mapping.companion} change={(companion) => draft.change({ ...mapping, companion })} />
      <section class="desk-card desk-step desk-mapping-end" aria-label="Check and save">
        <ProblemBox problem={draft.problem.value} />
        <div role="status">{draft.outcome.value !== null && <p class="desk-box desk-box_good"><Icon name="check" /><span>{draft.outcome.value}</span></p>}</div>
        <div class="desk-buttons">
          <button type="submit" class="slds-button slds-button_brand" aria-disabled={draft.busy.value}>Save</button>
          <button type="button" class="slds-button slds-button_neutral" aria-disabled={draft.busy.value} onClick={() => void draft.check()}>Check against {org.name}</button>
          {draft.busy.value ? <Busy words={`Asking ${org.name}…`} /> : <span class="desk-soft">{draft.isChanged.value ? "Not saved yet." : "Nothing is changed."}</span>}
        </div>
      </section>
      {draft.words.value !== null && <WordList words={draft.words.value} />}
    </form>
  );
}
