import type { FieldValue } from "../server/parkedCalls";

/** One field of a record, as it would be written and as a person can change it. */
export interface FieldLine {
  readonly name: string;
  readonly value: FieldValue;
  /** True when a person set it before. */
  readonly isSet: boolean;
}

/** All fields in the order of their names; what a person set counts. */
export function linesOf(fields: Readonly<Record<string, unknown>>, overrides: unknown): readonly FieldLine[] {
  const set: Readonly<Record<string, unknown>> = typeof overrides === "object" && overrides !== null ? { ...overrides } : {};
  return Object.entries({ ...fields, ...set })
    .map(([name, value]) => ({ name, value: simple(value), isSet: name in set }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** What was typed, as a value of the kind that stood there: an empty field is null, a figure stays a figure. */
export function valueOf(typed: string, before: FieldValue): FieldValue {
  if (typed.trim() === "") return null;
  if (typeof before === "number" && Number.isFinite(Number(typed))) return Number(typed);
  if (typeof before === "boolean" && (typed === "true" || typed === "false")) return typed === "true";
  return typed;
}

/** A value as it is shown in a field. */
export function textOf(value: FieldValue): string {
  return value === null ? "" : String(value);
}

/** Only what is other than before: a field that nobody touched stays Patchbay's. */
export function changesOf(lines: readonly FieldLine[], typed: Readonly<Record<string, string>>): Readonly<Record<string, FieldValue>> {
  const changed = lines.flatMap(({ name, value }) => {
    const text = typed[name];
    return text === undefined || text === textOf(value) ? [] : [[name, valueOf(text, value)] as const];
  });
  const known = new Set(lines.map(({ name }) => name));
  const added = Object.entries(typed).filter(([name]) => !known.has(name)).map(([name, text]) => [name, valueOf(text, null)] as const);
  return Object.fromEntries([...changed, ...added]);
}

function simple(value: unknown): FieldValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : value === null || value === undefined ? null : JSON.stringify(value);
}
