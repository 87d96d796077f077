import { isScalar, stringify, type Node } from "yaml";
import type { Value } from "./yamlTree";

const plainly = { lineWidth: 0, blockQuote: false, indent: 2 } as const;

/** Writes a single value in the manner of the one it replaces. */
export function writeLike(value: string | number | boolean, before: Node | null, isInFlow: boolean): string {
  const manner = isScalar(before) ? before.type : undefined;
  if (typeof value === "string" && manner === "QUOTE_DOUBLE") return JSON.stringify(value);
  if (typeof value === "string" && manner === "QUOTE_SINGLE" && !/[\n\r\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return writeScalar(value, isInFlow);
}

/** Writes a single value: without quotes where it can be read without. */
export function writeScalar(value: string | number | boolean, isInFlow = false): string {
  if (typeof value !== "string") return String(value);
  // Digits need quotes in other readers only when their length matters; a time or a key is written as people write it.
  if (/^(0|[1-9][0-9]{0,8})$/.test(value)) return value;
  const written = stringify(value, plainly).trimEnd();
  return isInFlow && /[,[\]{}]/.test(value) && !/^["']/.test(written) ? JSON.stringify(value) : written;
}

/** Writes an entry as lines of their own, without the indent of the first. */
export function writeEntry(key: string, value: Value, indent: string, newline: string): string {
  if (typeof value !== "object") return `${writeScalar(key)}: ${writeScalar(value)}`;
  const lines = stringify(value, plainly).trimEnd().split("\n").map((line) => `${indent}  ${line}`);
  return [`${writeScalar(key)}:`, ...lines].join(newline);
}

/** Writes an item of a list as lines of their own. */
export function writeItem(value: Value, indent: string, newline: string): string {
  if (typeof value !== "object") return `- ${writeScalar(value)}`;
  return `- ${stringify(value, plainly).trimEnd().split("\n").join(`${newline}${indent}  `)}`;
}

/** Writes any value on one line, as it stands inside brackets. */
export function writeFlow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map((one: Value) => (typeof one === "object" ? writeFlow(one) : JSON.stringify(one))).join(", ")}]`;
  return typeof value === "object" ? JSON.stringify(value) : writeScalar(value, true);
}
