import { expect, test } from "vitest";
import { csvOf } from "../../src/table/csv";

const columns = [{ id: "text", label: "Text", text: (row: string) => row }];
const lineOf = (text: string): string => csvOf(columns, [text]).split("\r\n").slice(1, -1).join("\r\n");

test("Commas, quotes and line breaks stay in their field", () => {
  expect(lineOf('a, "b"\nc')).toBe('"a, ""b""\nc"');
});

test("A text that looks like a formula is not run by a spreadsheet", () => {
  expect(lineOf("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)");
  expect(lineOf("+46 70")).toBe("'+46 70");
});

test("The file says that it is UTF-8 and names its columns", () => {
  expect(csvOf(columns, [])).toBe("\uFEFFText\r\n");
});
