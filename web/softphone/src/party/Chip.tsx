import type { PhoneRecord } from "@patchbay/phone/server/contracts";

/** The letter of a record's object on its colour; the words are next to it. */
export function Chip({ record }: { readonly record: PhoneRecord }) {
  return <span class="pb-chip" data-object={record.objectName} aria-hidden="true">{record.objectName.slice(0, 1)}</span>;
}
