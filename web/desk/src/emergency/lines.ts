import type { LiveLine } from "../server/liveContracts";
import { timeOf } from "../shared/times";

/** A call flow whose emergency switch is on. */
export interface ClosedLine {
  readonly name: string;
  readonly title: string;
  readonly since: string;
  /** Who turned it on; null when nobody is known. */
  readonly by: string | null;
}

/** The lines that are closed. */
export function closedLines(lines: readonly LiveLine[]): readonly ClosedLine[] {
  return lines.flatMap(({ name, title, closedSince, closedBy }) => (closedSince === null ? [] : [{ name, title, since: closedSince, by: closedBy }]));
}

/** Since when and by whom: "since 07:02, by Kim Berg". */
export function closedWords({ since, by }: ClosedLine, now: Date, zone?: string): string {
  return `since ${timeOf(since, now, zone)}${by === null ? "" : `, by ${by}`}`;
}

/** What closing a line would do for those who call it. */
export function effectOf({ leadTo, numbers }: LiveLine): string {
  const numbered = numbers.length === 0 ? "no number" : numbers.join(", ");
  if (leadTo.length === 0) return `${numbered} · asks for no opening hours, so the switch does nothing. Give the flow a step for its hours first.`;
  return `${numbered} · callers go to ${leadTo.map((step) => (step === "" ? "the default queue" : `“${step}”`)).join(" or ")}`;
}
