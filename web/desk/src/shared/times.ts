import type { Instant } from "../server/orgContracts";

const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
const dayAndClock: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", ...clock };
const everything: Intl.DateTimeFormatOptions = { dateStyle: "full", timeStyle: "long" };

/** A moment in the viewer's zone: the clock alone for today, else with the day. */
export function timeOf(moment: Instant, now: Date, zone?: string): string {
  const at = new Date(moment);
  const day = (date: Date): string => date.toLocaleDateString("en-CA", { ...(zone === undefined ? {} : { timeZone: zone }) });
  return at.toLocaleString("en-GB", { ...(day(at) === day(now) ? clock : dayAndClock), ...(zone === undefined ? {} : { timeZone: zone }) });
}

/** The same to the second. */
export function exactTimeOf(moment: Instant, now: Date, zone?: string): string {
  const seconds = new Date(moment).toLocaleTimeString("en-GB", { second: "2-digit" });
  return `${timeOf(moment, now, zone)}:${seconds.padStart(2, "0")}`;
}

/** A moment in full, with its zone. */
export function wholeTimeOf(moment: Instant, zone?: string): string {
  return new Date(moment).toLocaleString("en-GB", { ...everything, ...(zone === undefined ? {} : { timeZone: zone }) });
}
