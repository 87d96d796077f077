import { useSignal } from "@preact/signals";
import { Dialog } from "../../shared/Dialog";
import { described, Field } from "../../shared/Field";
import type { DraftStore } from "../edit/draftStore";
import type { Known } from "../FlowsPage";
import { writeScalar } from "../../yaml/write";

interface NewFlowDialogProps {
  readonly known: Known;
  readonly drafts: DraftStore;
  readonly open: (name: string) => void;
  readonly close: () => void;
}

/** Begins a flow with a greeting and a queue: the least that works. */
export function NewFlowDialog({ known, drafts, open, close }: NewFlowDialogProps) {
  const name = useSignal("");
  const tried = useSignal(false);
  const taken = known.flows.some((flow) => flow.name === name.value) || drafts.names().includes(name.value);
  const wrong = !/^[a-z0-9-]{1,64}$/.test(name.value) ? "Use lower-case letters, digits and dashes: main-line." : taken ? `There is a flow ${name.value} already.` : null;
  const begin = (event: Event): void => {
    event.preventDefault();
    tried.value = true;
    if (wrong !== null) return;
    drafts.keep(name.value, { text: firstText(name.value, known.queues[0] ?? "Support"), from: null });
    close();
    open(name.value);
  };
  return (
    <Dialog title="New flow" close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Cancel</button>
        <button type="submit" form="new-flow" class="slds-button slds-button_brand">Begin</button>
      </>
    }>
      <form id="new-flow" onSubmit={begin}>
        <Field id="new-flow-name" label="Name" hint="Stands in the file and in reports. The title for people comes next." wrong={tried.value ? wrong : null}>
          <input class="slds-input" type="text" value={name.value} autocomplete="off" spellcheck={false} dir="ltr" {...described("new-flow-name", tried.value ? wrong : null)} onInput={(event) => (name.value = event.currentTarget.value)} />
        </Field>
      </form>
    </Dialog>
  );
}

/** The file of a flow that greets and leads to a queue. */
export function firstText(name: string, queue: string): string {
  return `flow: ${name}
title: ${name}
default-queue: ${writeScalar(queue)}   # takes callers when the flow cannot go on
start: welcome

steps:
  welcome:
    do: say
    prompt: Welcome. One moment, please.
    next: wait
  wait:
    do: queue
    queue: ${writeScalar(queue)}
`;
}
