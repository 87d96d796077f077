import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk } from "../desk/desk";
import type { FlowCalls } from "../server/flowCalls";
import type { FlowSummary } from "../server/flowContracts";
import type { Problem } from "../server/deskServer";
import { Busy } from "../shared/Busy";
import { Dialog } from "../shared/Dialog";
import { described, Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import { DiffView } from "./DiffView";
import type { FlowEditor } from "./edit/flowEditor";
import { inForceWords, versionWords } from "./versionWords";

interface VersionsDialogProps {
  readonly desk: Desk;
  readonly calls: FlowCalls;
  readonly editor: FlowEditor;
  readonly published: FlowSummary;
  readonly close: () => void;
}

/** Goes back to an older version, after showing what that changes. */
export function VersionsDialog({ desk, calls, editor, published, close }: VersionsDialogProps) {
  const others = published.versions.filter(({ version }) => version !== published.current || published.trial !== null);
  const version = useSignal(others[0]?.version ?? published.current);
  const text = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  useEffect(() => {
    text.value = null;
    const asked = version.value;
    void calls.text(published.name, asked).then((reply) => {
      if (asked !== version.value) return;
      text.value = reply.ok ? reply.value : null;
      problem.value = reply.ok ? null : reply.problem;
    });
  }, [calls, published.name, version.value]);
  const use = async (): Promise<void> => {
    problem.value = await editor.useVersion(version.value);
    if (problem.value !== null) return;
    desk.say(`Version ${version.value} takes all new calls.`);
    close();
  };
  const title = others.length === 0 ? "There is one version only" : "Go back to another version?";
  return (
    <Dialog wide title={title} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>{others.length === 0 ? "Close" : "Cancel"}</button>
        {others.length > 0 && <button type="button" class="slds-button slds-button_brand" onClick={() => void use()}>{`Use version ${version.value}`}</button>}
      </>
    }>
      {others.length === 0 ? <p>Publish a change, and you can come back to this one.</p> : (
        <>
          <Field id="version" label="Version" hint={`Now in force: ${inForceWords(published, new Date())}. ${editor.isChanged.value ? "Your draft is replaced; undo brings it back." : ""}`}>
            <select class="slds-select" value={String(version.value)} {...described("version")} onChange={(event) => (version.value = Number(event.currentTarget.value))}>
              {others.map((one) => <option key={one.version} value={one.version}>{versionWords(one, new Date())}</option>)}
            </select>
          </Field>
          <p>New calls take it from now on. Compared with the version of now:</p>
          {text.value === null ? <Busy words="Asking for that version…" /> : <DiffView before={editor.base.value} after={text.value} />}
        </>
      )}
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
