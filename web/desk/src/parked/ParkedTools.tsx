import type { Desk } from "../desk/desk";
import type { OrgLine, ParkedRecord } from "../server/orgContracts";
import { Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import type { Column } from "../table/arrange";
import { csvOf, saveFile } from "../table/csv";
import { codesOf, type ParkedList } from "./parkedList";

interface ParkedToolsProps {
  readonly desk: Desk;
  readonly org: OrgLine;
  readonly list: ParkedList;
  readonly all: readonly ParkedRecord[];
  readonly rows: readonly ParkedRecord[];
  readonly columns: readonly Column<ParkedRecord>[];
}

/** Filter, export, and running many again. */
export function ParkedTools({ desk, org, list, all, rows, columns }: ParkedToolsProps) {
  const { filter = "", code = "" } = desk.address.place.value.choices;
  const affected = code === "" ? all.length : all.filter((record) => record.code === code).length;
  return (
    <div class="desk-tools">
      <Field id="filter" label="Filter">
        <input id="filter" class="slds-input" type="search" value={filter} placeholder="Words of any column" onInput={(event) => desk.address.choose({ filter: event.currentTarget.value })} />
      </Field>
      <Field id="code" label="Code">
        <select id="code" class="slds-select" value={code} onChange={(event) => desk.address.choose({ code: event.currentTarget.value })}>
          <option value="">All ({all.length})</option>
          {codesOf(all).map((one) => <option key={one.code} value={one.code}>{one.code} ({one.count})</option>)}
        </select>
      </Field>
      <div class="desk-buttons desk-tools-end">
        <button type="button" class="slds-button slds-button_neutral" onClick={() => saveFile(`parked-${org.name}.csv`, "text/csv;charset=utf-8", csvOf(columns, rows))}>
          <Icon name="download" />Export CSV
        </button>
        <button type="button" class="slds-button slds-button_brand" onClick={() => void list.retryAll(code === "" ? null : code)}>
          {code === "" ? `Run all ${affected} again` : `Run these ${affected} again`}
        </button>
      </div>
    </div>
  );
}
