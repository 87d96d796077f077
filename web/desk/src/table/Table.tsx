import type { ComponentChildren } from "preact";
import { Icon } from "../shared/Icon";
import { nextSort, type Column } from "./arrange";

interface TableProps<Row> {
  /** What the table shows; read before it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sort: string;
  readonly sortBy: (sort: string) => void;
  /** What can be done with a row. */
  readonly actions: (row: Row) => ComponentChildren;
}

/** A table that sorts by a click on a heading. Where there is no room for columns, each row becomes a card. */
export function Table<Row>({ caption, columns, rows, keyOf, sort, sortBy, actions }: TableProps<Row>) {
  const shown = columns.filter(({ exportOnly }) => exportOnly !== true);
  return (
    <table class="slds-table slds-table_bordered desk-table">
      <caption class="slds-assistive-text">{caption}</caption>
      <thead>
        <tr>
          {shown.map((column) => <Heading key={column.id} column={column} sort={sort} sortBy={sortBy} />)}
          <th scope="col"><span class="slds-assistive-text">What to do</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {shown.map((column) => (
              <td key={column.id} data-label={column.label} class={column.figures === true ? "desk-table-figures" : ""}>
                <div>{column.cell === undefined ? column.text(row) : column.cell(row)}</div>
              </td>
            ))}
            <td class="desk-table-actions"><div class="desk-buttons">{actions(row)}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string;
  readonly sortBy: (sort: string) => void;
}

function Heading<Row>({ column, sort, sortBy }: HeadingProps<Row>) {
  const direction = sort === column.id ? "ascending" : sort === `-${column.id}` ? "descending" : "none";
  return (
    <th scope="col" aria-sort={direction} class={column.figures === true ? "desk-table-figures" : ""}>
      <button type="button" class="slds-button desk-sort" onClick={() => sortBy(nextSort(sort, column.id))}>
        {column.label}
        {direction !== "none" && <Icon name={direction === "ascending" ? "up" : "down"} />}
      </button>
    </th>
  );
}
