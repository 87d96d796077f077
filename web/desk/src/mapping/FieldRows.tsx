import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../shared/Icon";
import { moments, type MappedField } from "./mappingDraft";

interface FieldRowsProps {
  /** Tells these rows from others on the page. */
  readonly id: string;
  readonly fields: readonly MappedField[];
  readonly change: (fields: readonly MappedField[]) => void;
}

/** Fields with where their values come from, row by row. */
export function FieldRows({ id, fields, change }: FieldRowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const grown = useRef(fields.length);
  useEffect(() => {
    // Whoever added a row wants to fill it.
    if (fields.length > grown.current) list.current?.querySelector<HTMLInputElement>(`#${id}-${fields.length - 1}-field`)?.focus();
    grown.current = fields.length;
  }, [fields.length]);
  const put = (at: number, changed: Partial<MappedField>): void => change(fields.map((one, i) => (i === at ? { ...one, ...changed } : one)));
  return (
    <div ref={list} class="desk-rows">
      {fields.length === 0 && <p class="desk-soft">No field is mapped.</p>}
      {fields.map((one, at) => (
        <div key={at} class="desk-row" role="group" aria-label={one.field === "" ? `Field ${at + 1}` : one.field}>
          <Cell id={`${id}-${at}-field`} label="Field" value={one.field} change={(field) => put(at, { field })} />
          <Cell id={`${id}-${at}-value`} label="Value" value={one.value} list="mapping-facts" change={(value) => put(at, { value })} />
          <div class="slds-form-element">
            <label class="slds-form-element__label" for={`${id}-${at}-when`}>When</label>
            <select id={`${id}-${at}-when`} class="slds-select" value={one.when} onChange={(event) => put(at, { when: event.currentTarget.value })}>
              {moments.map(({ when, words }) => <option key={when} value={when}>{words}</option>)}
            </select>
          </div>
          <button type="button" class="slds-button slds-button_neutral desk-small-button" aria-label={`Take out ${one.field === "" ? `field ${at + 1}` : one.field}`}
            onClick={() => change(fields.filter((_, i) => i !== at))}>
            <Icon name="close" />
          </button>
        </div>
      ))}
      <div class="desk-buttons">
        <button type="button" class="slds-button slds-button_neutral" onClick={() => change([...fields, { field: "", value: "", when: "ring" }])}>
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
