import { useSignal } from "@preact/signals";
import { Icon } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import type { Path } from "../../yaml/yamlTree";
import type { FieldShape } from "../text/schema";
import { addItem } from "../text/stepEdits";
import { FieldView } from "./FieldView";
import { Remove } from "./PromptField";
import { StepChoice } from "./StepChoice";

interface GroupProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly label: string;
  readonly fields: readonly FieldShape[];
}

/** Fields that belong together. */
export function GroupView({ editor, path, label, fields }: GroupProps) {
  return (
    <fieldset class="flow-group">
      <legend>{label}</legend>
      {fields.map((field) => <FieldView key={field.name} editor={editor} path={[...path, field.name]} field={field} />)}
    </fieldset>
  );
}

/** Groups one after the other, such as the cases of a branch. */
export function ListView({ editor, path, label, fields }: GroupProps) {
  return (
    <fieldset class="flow-group">
      <legend>{label}</legend>
      {Array.from({ length: editor.shown.value.tree.countAt(path) }, (_, index) => (
        <div key={index} class="flow-row">
          <div class="flow-rows">{fields.map((field) => <FieldView key={field.name} editor={editor} path={[...path, index, field.name]} field={field} />)}</div>
          <Remove editor={editor} path={[...path, index]} what={`number ${index + 1}`} />
        </div>
      ))}
      <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => editor.apply(addItem(editor.shown.value, path, fields))}><Icon name="add" />Add one</button>
    </fieldset>
  );
}

interface TableProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly label: string;
  /** Which names are allowed, as a pattern; null for any. */
  readonly names: string | null;
  readonly isOfSteps: boolean;
}

const keypad = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"];

/** Names with a value each: the keys of a menu and where they lead, or variables and their values. */
export function TableView({ editor, path, label, names, isOfSteps }: TableProps) {
  const there = editor.shown.value.tree.namesAt(path);
  const areKeys = names !== null && keypad.every((key) => new RegExp(names).test(key)) && !new RegExp(names).test("a");
  return (
    <fieldset class="flow-group">
      <legend>{label}</legend>
      {there.map((name) => (
        <div key={name} class="flow-row">
          {isOfSteps
            ? <StepChoice editor={editor} path={[...path, name]} label={areKeys ? `Key ${name}` : name} isNeeded />
            : <FieldView editor={editor} path={[...path, name]} field={{ name, shape: { kind: "text" }, isNeeded: true, standard: null, words: "" }} />}
          <Remove editor={editor} path={[...path, name]} what={areKeys ? `key ${name}` : name} />
        </div>
      ))}
      <AddRow editor={editor} path={path} isOfSteps={isOfSteps} free={areKeys ? keypad.filter((key) => !there.includes(key)) : null} />
    </fieldset>
  );
}

interface AddRowProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly isOfSteps: boolean;
  /** The names to choose from; null when any can be typed. */
  readonly free: readonly string[] | null;
}

function AddRow({ editor, path, isOfSteps, free }: AddRowProps) {
  const typed = useSignal("");
  const value = isOfSteps ? (editor.shown.value.start ?? "") : "value";
  const add = (name: string): void => {
    if (name !== "") editor.edit([...path, name], value);
    typed.value = "";
  };
  if (free !== null) {
    return (
      <div class="desk-buttons" role="group" aria-label="Add a key">
        <span class="desk-soft">Add a key:</span>
        {free.map((key) => <button key={key} type="button" class="slds-button slds-button_neutral flow-key" aria-label={`Add key ${key}`} onClick={() => add(key)}>{key}</button>)}
      </div>
    );
  }
  return (
    <form class="flow-row" onSubmit={(event) => { event.preventDefault(); add(typed.value); }}>
      <input class="slds-input" type="text" aria-label="Name of a new one" placeholder="name" value={typed.value} pattern="[a-z][a-z0-9\-]*" spellcheck={false} onInput={(event) => (typed.value = event.currentTarget.value)} />
      <button type="submit" class="slds-button slds-button_neutral desk-small-button"><Icon name="add" />Add</button>
    </form>
  );
}
