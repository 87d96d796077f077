import { Field, described } from "../../shared/Field";
import type { FlowEditor } from "../edit/flowEditor";
import { Calendars } from "../hours/Calendars";
import { StepChoice } from "./StepChoice";

/** What is said about the flow as a whole. */
export function FlowForm({ editor }: { readonly editor: FlowEditor }) {
  const { tree } = editor.shown.value;
  const numbers = tree.textAt(["numbers"]) ?? Array.from({ length: tree.countAt(["numbers"]) }, (_, index) => tree.textAt(["numbers", index]) ?? "").join(", ");
  const setNumbers = (typed: string): void => {
    const list = typed.split(/[\s,]+/).filter((one) => one !== "");
    if (list.join(", ") === numbers) return;
    if (list.length === 0) editor.clear(["numbers"]);
    else editor.edit(["numbers"], list);
  };
  const line = (name: string, label: string, hint: string, isNeeded = false, list = {}) => (
    <Field id={`flow-${name}`} label={label} hint={hint}>
      <input class="slds-input" type="text" dir="auto" autocomplete="off" value={tree.textAt([name]) ?? ""} {...list} {...described(`flow-${name}`)} onInput={(event) => editor.type([name], event.currentTarget.value, isNeeded)} />
    </Field>
  );
  return (
    <section class="flow-form" aria-labelledby="flow-form-title">
      <h2 id="flow-form-title" class="flow-form-title" tabIndex={-1}>The flow</h2>
      <p class="desk-soft">Choose a step in the picture to change it.</p>
      {line("title", "Title", "What people call it.")}
      <Field id="flow-numbers" label="Numbers" hint="Dialled numbers that lead here, with commas between; * takes every other one.">
        <input class="slds-input" type="text" dir="ltr" autocomplete="off" key={numbers} defaultValue={numbers} {...described("flow-numbers")} onChange={(event) => setNumbers(event.currentTarget.value)} />
      </Field>
      <StepChoice editor={editor} path={["start"]} label="First step" isNeeded />
      {line("default-queue", "Default queue", "Takes callers when the flow cannot go on.", true, { list: "flow-queues" })}
      {line("language", "Language", "The language it speaks: en, sv. Left empty: en.")}
      <Calendars editor={editor} />
    </section>
  );
}
