import { useSignal } from "@preact/signals";
import type { Desk } from "../../desk/desk";
import { described, Field } from "../../shared/Field";
import { Icon } from "../../shared/Icon";
import { PlaceLink } from "../../shared/PlaceLink";
import type { FlowEditor } from "../edit/flowEditor";
import { CalendarForm } from "../hours/CalendarForm";
import { iconOf, labelOfKind } from "../kindWords";
import { ProblemLines } from "../ProblemLines";
import type { Step } from "../text/flow";
import { wrongName } from "../text/stepEdits";
import { FieldView } from "./FieldView";

/** Everything that can be said about one step. What is changed is in the text at once. */
export function StepForm({ desk, editor, step }: { readonly desk: Desk; readonly editor: FlowEditor; readonly step: Step }) {
  const path = ["steps", step.name];
  const named = editor.shown.value.tree.textAt([...path, "calendar"]);
  const calendar = named !== null && editor.shown.value.tree.find(["calendars", named]) !== null ? named : null;
  const leadsTo = step.does === "transfer" ? editor.shown.value.tree.textAt([...path, "flow"]) || null : null;
  const takeOut = (): void => {
    editor.delete(step.name);
    desk.say(`The step ${step.name} is taken out. Control Z brings it back.`);
  };
  return (
    <section class="flow-form" aria-labelledby="flow-form-title">
      <header class="flow-form-head">
        <span class={`flow-kind flow-kind_${step.does}`}><Icon name={iconOf(step.does)} /></span>
        <h2 id="flow-form-title" class="flow-form-title" tabIndex={-1}>{step.name}<span class="desk-soft"> · {labelOfKind(step.does)}</span></h2>
      </header>
      {step.kind !== null && <p class="desk-soft">{step.kind.words}</p>}
      <ProblemLines problems={editor.problemsOf(step.name)} />
      <NameField key={step.name} editor={editor} step={step} />
      {step.kind === null && <p class="desk-box desk-box_plain">This page does not know the kind “{step.does}”. Change the step in the text.</p>}
      {step.kind?.fields.map((field) => <FieldView key={field.name} editor={editor} path={[...path, field.name]} field={field} />)}
      {leadsTo !== null && <p><PlaceLink desk={desk} to={{ page: "flows", choices: { flow: leadsTo } }}>Open the flow {leadsTo}</PlaceLink></p>}
      {calendar !== null && <CalendarForm editor={editor} name={calendar} />}
      <div class="desk-buttons">
        <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={takeOut}><Icon name="trash" />Take this step out</button>
        {editor.shown.value.start !== step.name && (
          <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => editor.edit(["start"], step.name)}>Make it the first step</button>
        )}
      </div>
    </section>
  );
}

function NameField({ editor, step }: { readonly editor: FlowEditor; readonly step: Step }) {
  const typed = useSignal(step.name);
  const wrong = wrongName(editor.shown.value, step.name, typed.value);
  const rename = (): void => {
    if (wrong === null && typed.value !== step.name) editor.rename(step.name, typed.value);
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); rename(); }}>
      <Field id="step-name" label="Name" hint="Every way that leads here follows the new name." wrong={wrong}>
        <input class="slds-input" type="text" value={typed.value} spellcheck={false} autocomplete="off" dir="ltr" {...described("step-name", wrong)}
          onInput={(event) => (typed.value = event.currentTarget.value)} onBlur={rename} />
      </Field>
    </form>
  );
}
