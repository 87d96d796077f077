import { useSignal } from "@preact/signals";
import { Field } from "../shared/Field";
import { textOf, type FieldLine } from "./fieldEdits";

interface FieldLinesProps {
  readonly lines: readonly FieldLine[];
  readonly typed: Readonly<Record<string, string>>;
  readonly type: (name: string, text: string) => void;
}

const longText = 80;

/** The fields of a record, each to be changed, and one more to be added. */
export function FieldLines({ lines, typed, type }: FieldLinesProps) {
  const added = useSignal<readonly string[]>([]);
  const name = useSignal("");
  const add = (): void => {
    const wanted = name.value.trim();
    if (wanted === "" || lines.some((line) => line.name === wanted) || added.value.includes(wanted)) return;
    added.value = [...added.value, wanted];
    type(wanted, "");
    name.value = "";
  };
  return (
    <>
      <p class="desk-soft">What you change here holds for this call for good; the rest stays Patchbay's. An empty field is written empty.</p>
      <div class="desk-field-lines">
        {lines.map((line) => <Line key={line.name} name={line.name} text={typed[line.name] ?? textOf(line.value)} note={noteOf(line, typed)} type={type} />)}
        {added.value.map((one) => <Line key={one} name={one} text={typed[one] ?? ""} note="Added by you" type={type} />)}
      </div>
      <div class="desk-add-field">
        <Field id="new-field" label="Another field, by its API name">
          <input id="new-field" class="slds-input" type="text" spellcheck={false} autocomplete="off" value={name.value} onInput={(event) => (name.value = event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); add(); } }} />
        </Field>
        <button type="button" class="slds-button slds-button_neutral" onClick={add}>Add</button>
      </div>
    </>
  );
}

function noteOf({ name, value, isSet }: FieldLine, typed: Readonly<Record<string, string>>): string {
  const text = typed[name];
  if (text !== undefined && text !== textOf(value)) return "Changed";
  return isSet ? "Set by a person before" : "";
}

interface LineProps {
  readonly name: string;
  readonly text: string;
  readonly note: string;
  readonly type: (name: string, text: string) => void;
}

function Line({ name, text, note, type }: LineProps) {
  const id = `field-${name}`;
  const shared = { id, class: note === "" ? "slds-input" : "slds-input desk-changed", value: text, "aria-describedby": `${id}-note`, dir: "auto" } as const;
  return (
    <div class="desk-field-line">
      <label for={id}><code>{name}</code></label>
      <div>
        {text.length > longText || text.includes("\n")
          ? <textarea {...shared} rows={4} onInput={(event) => type(name, event.currentTarget.value)} />
          : <input {...shared} type="text" onInput={(event) => type(name, event.currentTarget.value)} />}
        <p id={`${id}-note`} class="desk-hint">{note}</p>
      </div>
    </div>
  );
}
