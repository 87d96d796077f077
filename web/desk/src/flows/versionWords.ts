import type { FlowSummary, FlowVersionSummary } from "../server/flowContracts";
import { timeOf } from "../shared/times";

/** Who did something; nothing when nobody is known. */
export function byWords(who: string | null): string {
  return who === null ? "" : ` by ${who}`;
}

/** A version in a list: "3, published 09:12 by Nora Berg". */
export function versionWords({ version, publishedAt, by }: FlowVersionSummary, now: Date, zone?: string): string {
  return `${version}, published ${timeOf(publishedAt, now, zone)}${byWords(by)}`;
}

/** What is in force and since when: "version 2 since 10:40 by Kim Berg, and version 3 for 10 of 100 calls". */
export function inForceWords({ current, trial, share, chosen }: FlowSummary, now: Date, zone?: string): string {
  const since = chosen === null ? "" : ` since ${timeOf(chosen.at, now, zone)}${byWords(chosen.by)}`;
  return `version ${current}${trial === null ? "" : `, and version ${trial} for ${share} of 100 calls`}${since}`;
}
