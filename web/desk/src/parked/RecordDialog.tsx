import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { leftOut, type ParkedCalls } from "../server/parkedCalls";
import type { ParkedDetail, ParkedRecord } from "../server/orgContracts";
import type { Problem } from "../server/deskServer";
import { Busy } from "../shared/Busy";
import { Dialog } from "../shared/Dialog";
import { ProblemBox } from "../shared/ProblemBox";
import { changesOf, linesOf } from "./fieldEdits";
import { FieldLines } from "./FieldLines";
import type { ParkedList } from "./parkedList";

interface RecordDialogProps {
  readonly calls: ParkedCalls;
  readonly list: ParkedList;
  readonly record: ParkedRecord;
  readonly close: () => void;
  /** Told after it closed because the record is no longer parked. */
  readonly goOn: () => void;
}

/** One parked record: why, its fields to change, and what to do with it. */
export function RecordDialog({ calls, list, record, close, goOn }: RecordDialogProps) {
  const detail = useSignal<ParkedDetail | null>(null);
  const problem = useSignal<Problem | null>(null);
  const typed = useSignal<Readonly<Record<string, string>>>({});
  const givingUp = useSignal(false);
  const busy = useSignal(false);
  const isWritten = record.code === leftOut;
  useEffect(() => {
    if (isWritten) return;
    void calls.find(record.call).then((reply) => {
      if (reply.ok) detail.value = reply.value;
      else problem.value = reply.problem;
    });
  }, [calls, record.call, isWritten]);
  const lines = detail.value === null ? [] : linesOf(detail.value.fields, detail.value.overrides);
  const changes = changesOf(lines, typed.value);
  const changed = Object.keys(changes).length;
  const act = async (run: () => Promise<boolean>): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const done = await run();
    busy.value = false;
    if (done) {
      close();
      goOn();
    } else {
      problem.value = list.problem.value;
      list.problem.value = null;
    }
  };
  return (
    <Dialog title={record.subject} wide close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_text-destructive desk-push" aria-disabled={busy.value}
          onClick={() => (givingUp.value ? void act(() => list.drop(record)) : (givingUp.value = true))}>
          {givingUp.value ? (record.code === leftOut ? "Yes, leave it as it is" : "Yes, never write it") : "Give it up…"}
        </button>
        <button type="button" class="slds-button slds-button_neutral" autofocus onClick={close}>Cancel</button>
        <button type="button" class="slds-button slds-button_brand" aria-disabled={busy.value}
          onClick={() => void act(() => (changed === 0 ? list.retry(record) : list.edit(record, changes)))}>
          {changed === 0 ? "Run again" : "Save and run again"}
        </button>
      </>
    }>
      <p class="desk-box desk-box_plain"><span><strong>{record.advice}</strong>{record.reason !== null && <span class="desk-said">Salesforce said: <q>{record.reason}</q></span>}</span></p>
      {isWritten && <p class="desk-soft">The record stands in Salesforce, so it is edited there. Here it can be run again, or left as it is.</p>}
      {!isWritten && detail.value === null && problem.value === null && <Busy words="Asking for its fields…" />}
      {!isWritten && detail.value !== null && <FieldLines lines={lines} typed={typed.value} type={(name, text) => (typed.value = { ...typed.value, [name]: text })} />}
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
