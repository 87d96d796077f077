import { isObject } from "../src/wire/envelope.ts";
import type { AdapterHost } from "../src/host/adapterHost.ts";
import type { Case, Happening } from "./case.ts";

/** Finds a member such as `cti.onClickToDial` in an API. */
export function memberOf(api: unknown, path: string): (...given: unknown[]) => void {
  const member = path.split(".").reduce<unknown>((holder, name) => (isObject(holder) ? holder[name] : undefined), api);
  if (typeof member !== "function") throw new Error(`There is no ${path}.`);
  return member as (...given: unknown[]) => void;
}

/** Puts functions where the table has their names. */
export function filled(call: readonly unknown[], callback: (value: unknown) => void, listener: (value: unknown) => void): unknown[] {
  const functions: Record<string, unknown> = { "@callback": callback, "@listener": listener };
  const fill = (value: unknown): unknown => (typeof value === "string" && value in functions ? functions[value] : value);
  return call.map((given) => (isObject(given) ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fill(value)])) : fill(given)));
}

/** Makes happen in the page what a listener waits for. */
export function happen(host: AdapterHost, what: Happening, publish: (channel: string, message: unknown) => void): void {
  switch (what.kind) {
    case "dial": return void host.dial(what.payload);
    case "navigate": return host.navigated(what.payload);
    case "work": return void host.startWork(what.payload);
    case "message": return publish(what.channel, what.payload);
    case "changed": return void host.changed(what.payload);
    default: return what satisfies never;
  }
}

/** What an adapter saw of a case. */
export interface Seen {
  readonly thrown?: string;
  readonly got: readonly unknown[];
  readonly heard: readonly unknown[];
}

/** Says what is not as the case wants it; null when all is well. Fields without a value count as missing. */
export function difference(one: Case, seen: Seen, done: readonly string[]): string | null {
  if ("throws" in one.sends) return seen.thrown?.startsWith(one.sends.throws) ? null : `threw ${seen.thrown ?? "nothing"}`;
  if (seen.thrown !== undefined) return `threw ${seen.thrown}`;
  return unlike("the callback", seen.got, one.answer === undefined ? [] : [one.answer])
    ?? unlike("the listener", seen.heard, one.event ? [one.event.gets] : []) ?? unlike("the page", done, one.does ?? []);
}

function unlike(who: string, got: unknown, wanted: unknown): string | null {
  return ordered(got) === ordered(wanted) ? null : `${who} got ${ordered(got)}, not ${ordered(wanted)}`;
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
}
