import { useSignal } from "@preact/signals";
import type { Problem } from "../server/deskServer";
import type { CallbackLine } from "../server/messageContracts";
import { Dialog } from "../shared/Dialog";
import { Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import { CallbackForm } from "./CallbackForm";
import { Moment, targetOf } from "./columns";
import type { MessagePage } from "./messagePage";
import { callbackPhaseWords, partyOf, triesOf } from "./words";

interface CallbackDialogProps {
  readonly page: MessagePage;
  readonly callback: CallbackLine;
  readonly close: () => void;
}

const longestReason = 200;

/** One callback that waits: who makes it and when, or why it is given up. */
export function CallbackDialog({ page, callback, close }: CallbackDialogProps) {
  const reason = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const act = async (asked: Promise<Problem | null>): Promise<boolean> => {
    problem.value = await asked;
    return problem.value === null;
  };
  const finish = async (asked: Promise<Problem | null>): Promise<void> => {
    if (await act(asked)) close();
  };
  const canBeChanged = callback.phase === "scheduled" || callback.phase === "waiting";
  return (
    <Dialog title={`Callback of ${partyOf(callback)}`} wide close={close} buttons={
      <>
        {reason.value === null
          ? <button type="button" class="slds-button slds-button_text-destructive desk-push" onClick={() => (reason.value = "")}>Give up…</button>
          : <button type="button" class="slds-button slds-button_text-destructive desk-push" aria-disabled={reason.value.trim() === ""} onClick={() => void finish(page.giveUp(callback, reason.value ?? ""))}>Give it up with this reason</button>}
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Close</button>
        {canBeChanged && <button type="button" class="slds-button slds-button_brand" onClick={() => void act(page.callNow(callback))}>{callback.phase === "scheduled" ? "Call now" : "Call before all others"}</button>}
      </>
    }>
      <dl class="desk-facts">
        <dt>State</dt><dd>{callbackPhaseWords[callback.phase]}</dd>
        {callback.number !== "" && callback.name !== "" && <><dt>Number</dt><dd><bdi>{callback.number}</bdi></dd></>}
        <dt>For</dt><dd><bdi>{targetOf(callback)}</bdi></dd>
        <dt>Waits since</dt><dd><Moment at={callback.since} />{callback.source === "web" && ", asked for by a web page"}</dd>
        {callback.dueAt !== null && <><dt>Due</dt><dd><Moment at={callback.dueAt} /></dd></>}
        <dt>Given up at</dt><dd><Moment at={callback.expiresAt} /> by itself</dd>
        <dt>Tries</dt><dd>{triesOf(callback)}</dd>
      </dl>
      {canBeChanged ? <CallbackForm page={page} callback={callback} /> : <p class="desk-box desk-box_plain">An agent is busy with it; what becomes of it shows in a moment.</p>}
      {reason.value !== null && (
        <Field id="reason" label="Why it is given up" hint="It is listed with your name, and stands in the record in Salesforce.">
          <input id="reason" class="slds-input" maxLength={longestReason} value={reason.value} aria-describedby="reason-hint" ref={(input) => input?.focus()} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </Field>
      )}
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
