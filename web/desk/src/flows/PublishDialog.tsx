import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import { Dialog } from "../shared/Dialog";
import { described, Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import { DiffView } from "./DiffView";
import type { FlowEditor } from "./edit/flowEditor";

/** Shows what would change before new calls take it. */
export function PublishDialog({ desk, editor, close }: { readonly desk: Desk; readonly editor: FlowEditor; readonly close: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const share = useSignal(100);
  const busy = useSignal(false);
  const current = editor.published.value?.current ?? null;
  const takes = problem.value?.code === "flow.numberTaken";
  const publish = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await editor.publish(share.value, takes);
    busy.value = false;
    if (problem.value !== null) return;
    desk.say(`Published. ${share.value === 100 ? "New calls take it from now on." : `${share.value} of 100 new calls take it.`}`);
    close();
  };
  return (
    <Dialog wide title={current === null ? "Publish this new flow?" : `Publish over version ${current}?`} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Cancel</button>
        <button type="button" class="slds-button slds-button_brand" aria-disabled={busy.value} onClick={() => void publish()}>{takes ? "Take the numbers and publish" : "Publish"}</button>
      </>
    }>
      <p>{current === null ? "New calls take it from now on." : "New calls take it from now on; those in the flow go on in the version they began. This changes:"}</p>
      {current !== null && <DiffView before={editor.base.value} after={editor.history.value.text} />}
      {current !== null && (
        <Field id="share" label="Calls that take it" hint="Try it on some of the calls first; the others stay with the version of now.">
          <select class="slds-select" value={String(share.value)} {...described("share")} onChange={(event) => (share.value = Number(event.currentTarget.value))}>
            {[100, 50, 20, 10, 5, 1].map((one) => <option key={one} value={one}>{one === 100 ? "All" : `${one} of 100`}</option>)}
          </select>
        </Field>
      )}
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
