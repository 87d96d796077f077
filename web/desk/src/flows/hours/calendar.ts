import { append, remove, renamed, set } from "../../yaml/edits";
import { spliced } from "../../yaml/splice";
import type { Path, YamlTree } from "../../yaml/yamlTree";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** A day of the week, as files write it. */
export type Weekday = (typeof weekdays)[number];

/** The hours of one or several weekdays. */
export interface WeekRow {
  /** As it stands in the file: `mon-fri`. */
  readonly key: string;
  /** First and last day; null for something that is no weekday. */
  readonly days: readonly [Weekday, Weekday] | null;
  readonly hours: string;
}

/** Days on which it is closed. */
export interface ClosedRow {
  readonly path: Path;
  readonly from: string;
  /** The last day; the same as the first for a single one. */
  readonly to: string;
}

/** The hours of a day of its own. */
export interface SpecialRow {
  readonly day: string;
  readonly hours: string;
}

/** A calendar of a flow, as its file says. */
export interface Calendar {
  readonly path: Path;
  readonly zone: string;
  readonly week: readonly WeekRow[];
  readonly closed: readonly ClosedRow[];
  readonly special: readonly SpecialRow[];
}

/** Reads a calendar. One that is not there is empty. */
export function calendarOf(tree: YamlTree, name: string): Calendar {
  const path = ["calendars", name];
  const [open, closed, special] = [[...path, "open"], [...path, "closed"], [...path, "special"]];
  const single = tree.textAt(closed);
  const items = single === null ? Array.from({ length: tree.countAt(closed) }, (_, index): Path => [...closed, index]) : single === "" ? [] : [closed];
  return {
    path,
    zone: tree.textAt([...path, "zone"]) ?? "",
    week: tree.namesAt(open).map((key) => ({ key, days: daysOf(key), hours: tree.textAt([...open, key]) ?? "" })),
    closed: items.map((item) => {
      const [from = "", to = from] = (tree.textAt(item) ?? "").split("..").map((day) => day.trim());
      return { path: item, from, to };
    }),
    special: tree.namesAt(special).map((day) => ({ day, hours: tree.textAt([...special, day]) ?? "" })),
  };
}

/** How days of the week are written: `sat`, `mon-fri`. */
export function keyOfDays(from: Weekday, to: Weekday): string {
  return from === to ? from : `${from}-${to}`;
}

/** How closed days are written: `2026-12-24`, `2026-12-24..2026-12-26`; the last one is never before the first. */
export function closedText(from: string, to: string): string {
  return to > from ? `${from}..${to}` : from;
}

/** @returns What is wrong with hours, in words; null for nothing. */
export function wrongHours(text: string): string | null {
  const parts = text.split(",").map((part) => part.trim());
  const isGood = parts.every((part) => {
    const [from, to, ...more] = part.split("-").map((time) => time.trim());
    return more.length === 0 && from !== undefined && to !== undefined && time.test(from) && time.test(to) && from !== to;
  });
  return isGood ? null : "Write hours as 08:00-17:00, several with commas between.";
}

/** @returns The file with a row for weekdays that have none yet. */
export function addWeek(tree: YamlTree, { path, week }: Calendar): string {
  const taken = week.flatMap(({ days }) => (days === null ? [] : spanOf(...days)));
  const free = weekdays.find((day) => !taken.includes(day)) ?? "mon";
  const to = week.length === 0 ? "fri" : free;
  return set(tree, [...path, "open", keyOfDays(free, to)], standardHours);
}

/** @returns The file with another closed day. */
export function addClosed(tree: YamlTree, { path, closed }: Calendar, day: string): string {
  const place = [...path, "closed"];
  const only = tree.textAt(place);
  // One day alone may stand without a list.
  return only !== null && closed.length > 0 ? set(tree, place, [only, day]) : append(tree, place, day);
}

/** @returns The file with hours for a day of its own. */
export function addSpecial(tree: YamlTree, { path }: Calendar, day: string): string {
  return set(tree, [...path, "special", day], standardHours);
}

/** @returns The file with a new calendar. */
export function addCalendar(tree: YamlTree, name: string, zone: string): string {
  return set(tree, ["calendars", name], { zone, open: { "mon-fri": standardHours } });
}

/** @returns The file with another name for an entry, which keeps its value and its place; unchanged when that name is taken. */
export function rename(tree: YamlTree, path: Path, name: string): string {
  if (tree.namesAt(path.slice(0, -1)).includes(name)) return tree.text;
  return spliced(tree.text, [renamed(tree, path, name)].filter((change) => change !== null));
}

/** @returns The file without what stands at a path. */
export function without(tree: YamlTree, path: Path): string {
  return remove(tree, path);
}

/** The first day from one on that is not in the list. */
export function freeDay(from: Date, taken: readonly string[]): string {
  for (let day = new Date(Date.UTC(from.getFullYear(), from.getMonth(), from.getDate())); ; day = new Date(day.getTime() + 86_400_000)) {
    const text = day.toISOString().slice(0, 10);
    if (!taken.includes(text)) return text;
  }
}

const time = /^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$/;
const standardHours = "08:00-17:00";

function daysOf(key: string): readonly [Weekday, Weekday] | null {
  const [from, to = from, ...more] = key.split("-").map((day) => weekdays.find((one) => one === day.trim().toLowerCase()));
  return from === undefined || to === undefined || more.length > 0 ? null : [from, to];
}

function spanOf(from: Weekday, to: Weekday): readonly Weekday[] {
  const [first, last] = [weekdays.indexOf(from), weekdays.indexOf(to)];
  return weekdays.filter((_, at) => (first <= last ? first <= at && at <= last : at >= first || at <= last));
}
