import type { PhoneKnown, PhoneParty, PhoneRecord } from "../server/contracts";
import { numberText } from "./numberText";

/** The one line that says who it is. @param country Whose way of writing numbers is read here. */
export function titleOf(party: PhoneParty, country: string): string {
  return nameOf(party.record?.name ?? party.name, party.number, country);
}

/** A name, else the number as it is read in a country. */
export function nameOf(name: string | null, number: string | null, country: string): string {
  return name ?? (number === null ? "Number withheld" : numberText(number, country));
}

/** Where the record the log hangs on stands. */
export type RecordChoice =
  | { readonly kind: "lookingUp" }
  | { readonly kind: "none" }
  | { readonly kind: "open"; readonly matches: readonly PhoneRecord[] }
  | { readonly kind: "picked"; readonly record: PhoneRecord; readonly others: readonly PhoneRecord[] };

/** Tells which choice about the record is left. */
export function recordChoiceOf(party: PhoneParty): RecordChoice {
  const { record, matches } = party;
  if (record !== null) return { kind: "picked", record, others: matches.filter((match) => match.id !== record.id) };
  if (matches.length > 0) return { kind: "open", matches };
  return party.lookedUp ? { kind: "none" } : { kind: "lookingUp" };
}

/** Up to two letters that stand for a name. Empty for a number. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}

/** What a record is and what tells it from others, in one line. Some details begin with what it is already. */
export function detailOf(record: PhoneRecord): string {
  const { objectName, detail } = record;
  if (detail === objectName || detail.startsWith(`${objectName} `)) return detail;
  return detail === "" ? objectName : `${objectName} · ${detail}`;
}

/** What the agent may want to know before the first word, each with what it is. Nothing for what nobody knows. */
export function knownLinesOf(known: PhoneKnown, now: number): readonly { readonly label: string; readonly text: string }[] {
  const cases = known.openCases > 1 ? `${known.latestCase} and ${known.openCases - 1} more` : known.latestCase;
  const lines = [
    { label: "Account", text: known.account },
    { label: known.openCases > 1 ? "Open cases" : "Open case", text: cases },
    { label: "Last business", text: known.lastBusiness },
    { label: "Last contact", text: known.lastContactAt === null ? "" : agoText(now - Date.parse(known.lastContactAt)) },
  ];
  return lines.filter((line) => line.text !== "");
}

/** A time ago in days, which is as exact as the CRM keeps it. */
function agoText(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return days < 60 ? `${days} days ago` : `${Math.floor(days / 30)} months ago`;
}

/** How sure it is, where that is worth a word. */
export function surenessOf(party: PhoneParty, record: PhoneRecord): string {
  const known = party.known.find((one) => one.recordId === record.id);
  return known?.sureness === "possible" ? "shared number" : known?.sureness === "certain" ? "own number" : "";
}
