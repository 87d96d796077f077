import { useLayoutEffect, useRef } from "preact/hooks";
import type { FileDraft } from "../file/fileDraft";
import { Icon } from "../shared/Icon";
import type { Path } from "../yaml/yamlTree";
import { fieldsAt, moments } from "./mapping";

interface FieldRowsProps {
  /** Tells these rows from others on the page. */
  readonly id: string;
  readonly draft: FileDraft;
  /** Where they stand in the mapping. */
  readonly list: Path;
}

/** Fields with where their values come from, row by row. */
export function FieldRows({ id, draft, list }: FieldRowsProps) {
  const fields = fieldsAt(draft.read.value, list);
  const rows = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  useLayoutEffect(() => {
    // Whoever added a row wants to fill it, and types on at once: the focus is there with the row. Rows grow as well while somebody types the text beside the form, who keeps the focus.
    if (isAdded.current) rows.current?.querySelector<HTMLInputElement>(`#${id}-${fields.length - 1}-field`)?.focus();
    isAdded.current = false;
  }, [fields.length]);
  const add = (): void => {
    isAdded.current = true;
    draft.add(list, { field: "", value: "" });
  };
  return (
    <div ref={rows} class="desk-rows">
      {fields.length === 0 && <p class="desk-soft">No field is mapped.</p>}
      {fields.map((one, at) => (
        <div key={at} class="desk-row" role="group" aria-label={one.field === "" ? `Field ${at + 1}` : one.field}>
          <Cell id={`${id}-${at}-field`} label="Field" value={one.field} change={(text) => draft.type([...list, at, "field"], text)} />
          <Cell id={`${id}-${at}-value`} label="Value" value={one.value} list="mapping-facts" change={(text) => draft.type([...list, at, "value"], text)} />
          <div class="slds-form-element">
            <label class="slds-form-element__label" for={`${id}-${at}-when`}>When</label>
            <select id={`${id}-${at}-when`} class="slds-select" value={one.when} onChange={(event) => draft.edit([...list, at, "when"], event.currentTarget.value)}>
              {moments.map(({ when, words }) => <option key={when} value={when}>{words}</option>)}
            </select>
          </div>
          <button type="button" class="slds-button slds-button_neutral desk-small-button" aria-label={`Take out ${one.field === "" ? `field ${at + 1}` : one.field}`}
            onClick={() => draft.clear([...list, at])}>
            <Icon name="close" />
          </button>
        </div>
      ))}
      <div class="desk-buttons">
        <button type="button" class="slds-button slds-button_neutral" onClick={add}>
          <Icon name="add" />Add a field
        </button>
      </div>
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly list?: string;
  readonly change: (text: string) => void;
}

function Cell({ id, label, value, list, change }: CellProps) {
  return (
    <div class="slds-form-element">
      <label class="slds-form-element__label" for={id}>{label}</label>
      <input id={id} class="slds-input" type="text" spellcheck={false} autocomplete="off" value={value} {...(list === undefined ? {} : { list })} onInput={(event) => change(event.currentTarget.value)} />
    </div>
  );
}
