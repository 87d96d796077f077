import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/desk";
import type { FlowCalls } from "../server/flowCalls";
import { Icon } from "../shared/Icon";
import { PageHeader } from "../shared/PageHeader";
import { PlaceLink } from "../shared/PlaceLink";
import type { FlowEditor } from "./edit/flowEditor";
import { PublishDialog } from "./PublishDialog";
import { VersionsDialog } from "./VersionsDialog";

/** What can be done with the flow as a whole. */
export function Toolbar({ desk, calls, editor }: { readonly desk: Desk; readonly calls: FlowCalls; readonly editor: FlowEditor }) {
  const asking = useSignal<"publish" | "versions" | null>(null);
  const close = (): void => void (asking.value = null);
  const published = editor.published.value;
  const { past, future } = editor.history.value;
  const errors = (editor.problems.value ?? []).filter(({ isError }) => isError).length;
  const mayPublish = editor.isChanged.value && errors === 0 && editor.isReadable;
  const why = errors > 0 || !editor.isReadable ? "Mend the errors first" : editor.isChanged.value ? "See what would change, then publish" : "Nothing is changed";
  return (
    <>
      <PageHeader desk={desk} icon="flow" section="Call flows" title={editor.shown.value.title || editor.name} about={stateOf(editor)}>
        <PlaceLink desk={desk} class="slds-button slds-button_neutral" to={{ page: "flows", choices: {} }}>All flows</PlaceLink>
        <button type="button" class="slds-button slds-button_icon flow-tool" aria-label="Undo" title="Undo (Ctrl+Z)" aria-disabled={past.length === 0} onClick={() => editor.undo()}><Icon name="undo" /></button>
        <button type="button" class="slds-button slds-button_icon flow-tool" aria-label="Redo" title="Redo (Ctrl+Y)" aria-disabled={future.length === 0} onClick={() => editor.redo()}><Icon name="redo" /></button>
        {editor.isChanged.value && published !== null && <button type="button" class="slds-button slds-button_neutral" onClick={() => editor.discard()}>Drop the draft</button>}
        {published !== null && <button type="button" class="slds-button slds-button_neutral" onClick={() => (asking.value = "versions")}>Versions…</button>}
        <button type="button" class="slds-button slds-button_brand" title={why} aria-disabled={!mayPublish} onClick={() => mayPublish && (asking.value = "publish")}>Publish…</button>
      </PageHeader>
      {asking.value === "publish" && <PublishDialog desk={desk} editor={editor} close={close} />}
      {asking.value === "versions" && published !== null && <VersionsDialog desk={desk} calls={calls} editor={editor} published={published} close={close} />}
    </>
  );
}

function stateOf(editor: FlowEditor): string {
  const published = editor.published.value;
  if (published === null) return "New, not published yet. The draft is kept in this browser.";
  const trial = published.trial === null ? "" : `; version ${published.trial} takes ${published.share} of 100 calls`;
  const from = editor.outdated === null ? "" : ` It began from version ${editor.outdated}: publishing it replaces what came after.`;
  return `Version ${published.current} is in force${trial}. ${editor.isChanged.value ? `Your changes are a draft, kept in this browser.${from}` : "Nothing is changed."}`;
}
