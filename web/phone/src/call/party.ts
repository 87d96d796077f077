import type { PhoneParty, PhoneRecord } from "../server/contracts";

/** The one line that says who it is. */
export function titleOf(party: PhoneParty): string {
  return party.record?.name ?? party.name ?? party.number ?? "Number withheld";
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
