import type { ComponentChildren } from "preact";
import { Busy } from "../shared/Busy";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import type { FileDraft } from "./fileDraft";

interface FileBarProps {
  readonly draft: FileDraft;
  readonly org: string;
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** What can be done with the file, and what came of it. */
export function FileBar({ draft, org, children }: FileBarProps) {
  const { past, future } = draft.history.value;
  return (
    <section class="desk-card desk-step desk-file-bar" aria-label="Check and save">
      <ProblemBox problem={draft.problem.value} />
      <div role="status">{draft.outcome.value !== null && <p class="desk-box desk-box_good"><Icon name="check" /><span>{draft.outcome.value}</span></p>}</div>
      <div class="desk-buttons">
        <button type="submit" class="slds-button slds-button_brand" aria-disabled={draft.busy.value}>Save</button>
        <button type="button" class="slds-button slds-button_neutral" aria-disabled={draft.busy.value} onClick={() => void draft.check()}>Check against {org}</button>
        <button type="button" class="slds-button slds-button_neutral" disabled={past.length === 0} onClick={() => draft.undo()}><Icon name="undo" />Undo</button>
        <button type="button" class="slds-button slds-button_neutral" disabled={future.length === 0} onClick={() => draft.redo()}><Icon name="redo" />Redo</button>
        {children}
        {draft.busy.value ? <Busy words={`Asking ${org}…`} /> : <span class="desk-soft">{draft.isChanged.value ? "Not saved yet." : "Nothing is changed."}</span>}
      </div>
    </section>
  );
}
