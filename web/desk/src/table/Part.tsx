import type { ComponentChildren } from "preact";
import type { Desk } from "../desk/desk";
import { arrange, type Column } from "./arrange";
import { Table } from "./Table";

const most = 200;

interface PartProps<Row> {
  readonly desk: Desk;
  /** Also the name of the choice that holds the order. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly filter?: string;
  /** The order when nobody chose one; empty for the server's. */
  readonly standard: string;
  readonly keyOf: (row: Row) => string;
  readonly nothing: string;
  readonly actions: (row: Row) => ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A table with its heading. The address holds its order, and a filter narrows it. */
export function Part<Row>({ desk, id, title, about, rows, columns, filter = "", standard, keyOf, nothing, actions, children }: PartProps<Row>) {
  const sort = desk.address.place.value.choices[id] ?? standard;
  const fitting = arrange(rows, columns, filter, sort);
  const shown = fitting.slice(0, most);
  return (
    <section class="desk-card desk-part" aria-labelledby={`part-${id}`}>
      <div class="desk-part-head">
        <h2 id={`part-${id}`} class="slds-text-heading_small">{title}</h2>
        <p class="desk-soft">{shown.length < fitting.length ? `The first ${most} of ${fitting.length}; filter to see others` : about}</p>
        {children}
      </div>
      {shown.length === 0 ? <p class="desk-part-nothing desk-soft">{rows.length === 0 ? nothing : "Nothing fits the filter."}</p> : (
        <Table caption={title} columns={columns} rows={shown} keyOf={keyOf} sort={sort} sortBy={(by) => desk.address.choose({ [id]: by === standard ? null : by })} actions={actions} />
      )}
    </section>
  );
}
