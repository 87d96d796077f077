import { described, Field } from "../../shared/Field";
import type { FlowEditor } from "../edit/flowEditor";
import type { Path } from "../../yaml/yamlTree";
import type { FieldShape } from "../text/schema";
import { idOf, labelOfField, wrongTime } from "./fieldWords";
import { GroupView, ListView, TableView } from "./GroupViews";
import { PromptField } from "./PromptField";
import { StepChoice } from "./StepChoice";

/** What every field is given. */
export interface FieldViewProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly field: FieldShape;
}

/** One field of a step, drawn as its shape asks for. */
export function FieldView({ editor, path, field }: FieldViewProps) {
  const { shape } = field;
  switch (shape.kind) {
    case "step":
      return <StepChoice editor={editor} path={path} label={labelOfField(field.name)} isNeeded={field.isNeeded} />;
    case "prompt":
      return <PromptField editor={editor} path={path} label={labelOfField(field.name)} />;
    case "flag":
      return <FlagField editor={editor} path={path} field={field} />;
    case "choice":
      return <ChoiceField editor={editor} path={path} field={field} options={shape.options} />;
    case "group":
      return <GroupView editor={editor} path={path} label={labelOfField(field.name)} fields={shape.fields} />;
    case "list":
      return <ListView editor={editor} path={path} label={labelOfField(field.name)} fields={shape.fields} />;
    case "table":
      return <TableView editor={editor} path={path} label={labelOfField(field.name)} names={shape.names} isOfSteps={shape.isOfSteps} />;
    case "time":
    case "number":
    case "text":
      return <LineField editor={editor} path={path} field={field} />;
    case "other":
      return <p class="desk-hint">{labelOfField(field.name)}: change it in the text.</p>;
    default:
      return shape satisfies never;
  }
}

/** Where the names stand that a field may have, for those that name something. */
const lists: Readonly<Record<string, string>> = { queue: "flow-queues", "default-queue": "flow-queues", calendar: "flow-calendars", flow: "flow-names" };

function LineField({ editor, path, field }: FieldViewProps) {
  const id = idOf(path);
  const value = editor.shown.value.tree.textAt(path) ?? "";
  const { shape } = field;
  const wrong = shape.kind === "time" ? wrongTime(value) : null;
  const standard = field.standard === null ? "" : `Left empty: ${field.standard}.`;
  const hint = [shape.kind === "time" ? "5s, 2m or 1h." : field.words, standard].filter((part) => part !== "").join(" ");
  const list = lists[field.name];
  const known = list === undefined ? {} : { list };
  return (
    <Field id={id} label={labelOfField(field.name)} hint={hint} wrong={wrong}>
      <input class="slds-input" type="text" inputMode={shape.kind === "number" ? "numeric" : "text"} value={value} placeholder={field.standard ?? ""} autocomplete="off" spellcheck={false} dir="auto"
        {...known} {...described(id, wrong)} onInput={(event) => editor.type(path, event.currentTarget.value, field.isNeeded)} />
    </Field>
  );
}

function FlagField({ editor, path, field }: FieldViewProps) {
  const value = editor.shown.value.tree.textAt(path) ?? field.standard ?? "false";
  const isOn = value === "true" || value === "yes";
  return (
    <label class="desk-tick flow-tick">
      <input type="checkbox" checked={isOn} onChange={(event) => editor.edit(path, event.currentTarget.checked)} />
      <span>{labelOfField(field.name)}</span>
    </label>
  );
}

function ChoiceField({ editor, path, field, options }: FieldViewProps & { readonly options: readonly string[] }) {
  const id = idOf(path);
  return (
    <Field id={id} label={labelOfField(field.name)} hint={field.words}>
      <select class="slds-select" value={editor.shown.value.tree.textAt(path) ?? field.standard ?? ""} {...described(id)} onChange={(event) => editor.edit(path, event.currentTarget.value)}>
        {options.map((option) => <option key={option} value={option}>{option}</option>)}
      </select>
    </Field>
  );
}
