import type { SearchOutcome } from "./search.ts";

/** Names of the Classic API for what the Lightning API calls otherwise. */
const older: Readonly<Record<string, string>> = { recordId: "objectId", recordName: "objectName", objectType: "object" };

/** A view as `getPageInfo` and `onFocus` tell it. */
export function classicView(view: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named = Object.fromEntries(Object.entries(view).map(([name, value]) => [older[name] ?? name, value]));
  return { ...named, ...(named["object"] !== undefined && { displayName: named["object"] }) };
}

/** A clicked number as `onClickToDial` tells it. */
export const classicClick = classicView;

/** What a search answers: with several matches only one field of each record. */
export function classicRecords(records: SearchOutcome["records"]): Record<string, unknown> {
  const isOne = records.size === 1;
  return Object.fromEntries([...records].map(([id, { object, fields }]) => {
    const { Id: _id, LastModifiedDate: _date, Name, ...rest } = fields;
    return [id, { Name, ...(isOne && rest), object, displayName: object }];
  }));
}

/** Fields and values of a text such as `Subject=Call&Status=Completed`. */
export function fieldsOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split("&").filter((pair) => pair.includes("=")).map((pair) => {
    const at = pair.indexOf("=");
    return [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
  }));
}

/** A per cent sign that begins no code stands for itself: adapters do not always escape. */
function decoded(text: string): string {
  const spaced = text.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
