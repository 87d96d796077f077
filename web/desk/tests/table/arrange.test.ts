import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange, nextSort, type Column } from "../../src/table/arrange";

interface Row {
  readonly name: string;
  readonly tries: number;
}

const columns: readonly Column<Row>[] = [
  { id: "name", label: "Name", text: ({ name }) => name },
  { id: "tries", label: "Tries", text: ({ tries }) => String(tries), order: ({ tries }) => tries },
];
const rows: readonly Row[] = [{ name: "Call 10", tries: 9 }, { name: "call 2", tries: 10 }, { name: "Äpple", tries: 1 }];

test("Figures are sorted as figures, and texts as people sort them", () => {
  expect(arrange(rows, columns, "", "tries").map(({ tries }) => tries)).toEqual([1, 9, 10]);
  expect(arrange(rows, columns, "", "-tries").map(({ tries }) => tries)).toEqual([10, 9, 1]);
  expect(arrange(rows, columns, "", "name").map(({ name }) => name)).toEqual(["Äpple", "call 2", "Call 10"]);
});

test("A filter keeps the rows that hold all its words, in any column", () => {
  expect(arrange(rows, columns, "CALL 9", "").map(({ name }) => name)).toEqual(["Call 10"]);
});

test("Sorting loses and invents no row, whatever stands there", () => {
  fc.assert(fc.property(fc.array(fc.record({ name: fc.string(), tries: fc.integer() })), fc.constantFrom("name", "-name", "tries", "-tries", "other"), (some, sort) => {
    const arranged = arrange(some, columns, "", sort);
    expect([...arranged].map((row) => JSON.stringify(row)).sort()).toEqual([...some].map((row) => JSON.stringify(row)).sort());
  }));
});

test("A second click on a heading turns the order round", () => {
  expect(nextSort("", "name")).toBe("name");
  expect(nextSort("name", "name")).toBe("-name");
  expect(nextSort("-name", "name")).toBe("name");
});
