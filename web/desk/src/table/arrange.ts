import type { ComponentChildren } from "preact";

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** What stands there as text: for the filter and the export. */
  readonly text: (row: Row) => string;
  /** What it is sorted by, when that is not the text. */
  readonly order?: (row: Row) => number | string;
  /** What is drawn, when that is not the text. */
  readonly cell?: (row: Row) => ComponentChildren;
  /** True for figures, which stand under each other. */
  readonly figures?: boolean;
  /** True for a column that only the export has. */
  readonly exportOnly?: boolean;
}

/** The rows that hold all words of a filter, in the order of a column: `attempts`, or `-attempts` for the other way round. */
export function arrange<Row>(rows: readonly Row[], columns: readonly Column<Row>[], filter: string, sort: string): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const kept = rows.filter((row) => {
    const all = columns.map((column) => column.text(row)).join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const column = columns.find(({ id }) => id === sort.replace(/^-/, ""));
  if (column === undefined) return kept;
  const value = column.order ?? column.text;
  const turn = sort.startsWith("-") ? -1 : 1;
  return [...kept].sort((a, b) => turn * compare(value(a), value(b)));
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" });
}

/** What a click on a column's heading sorts by. */
export function nextSort(sort: string, id: string): string {
  return sort === id ? `-${id}` : id;
}
