/** What a host page can be asked to show. */
export type PopTarget =
  | { readonly kind: "record"; readonly object: string; readonly recordId: string; readonly inPlace?: boolean }
  | { readonly kind: "new"; readonly object: string; readonly defaults: Readonly<Record<string, string>>; readonly inPlace?: boolean }
  | { readonly kind: "search"; readonly text: string; readonly inPlace?: boolean }
  | { readonly kind: "flow"; readonly name: string; readonly arguments: Readonly<Record<string, string>>; readonly inPlace?: boolean }
  | { readonly kind: "url"; readonly url: string; readonly inPlace?: boolean };

/** What the panel says to the page around it. */
export type PanelMessage =
  | { readonly type: "ready" }
  | { readonly type: "pop"; readonly id: string; readonly target: PopTarget }
  | { readonly type: "setLabel"; readonly text: string }
  | { readonly type: "setBadge"; readonly count: number }
  | { readonly type: "open" }
  | { readonly type: "close" }
  | { readonly type: "resize"; readonly width: number; readonly height: number }
  | { readonly type: "focus" }
  | { readonly type: "requestToken"; readonly id: string }
  | { readonly type: "storeToken"; readonly token: string | null }
  | { readonly type: "ack"; readonly id: string };

/** A record as a host page names it. */
export interface HostRecord {
  readonly object: string;
  readonly recordId: string;
  readonly name: string;
}

/** What the page around the panel says to it. */
export type PageMessage =
  | { readonly type: "hello"; readonly version: number; readonly host: string }
  | { readonly type: "token"; readonly id: string; readonly token: string | null }
  | { readonly type: "dialRequest"; readonly id: string; readonly number: string; readonly record: HostRecord | null }
  | { readonly type: "viewInfo"; readonly object: string | null; readonly recordId: string | null; readonly name: string | null }
  | { readonly type: "ack"; readonly id: string };

/** Version of the messages, in the field of the same name. */
export const hostMessageVersion = 1;

/** Reads what a page sent. @returns Null for anything that is not a message of this version. Never throws. */
export function parsePageMessage(data: unknown): PageMessage | null {
  if (!isObject(data) || data["patchbay"] !== hostMessageVersion) return null;
  switch (data["type"]) {
    case "hello":
      return { type: "hello", version: numberOf(data["version"]) ?? hostMessageVersion, host: textOf(data["host"]) ?? "" };
    case "token":
      return parseToken(data);
    case "dialRequest":
      return parseDialRequest(data);
    case "viewInfo":
      return parseViewInfo(data);
    case "ack":
      return withId(data, (id) => ({ type: "ack", id }));
    default:
      return null;
  }
}

function parseToken(data: Record<string, unknown>): PageMessage | null {
  const token = data["token"];
  if (token !== null && typeof token !== "string") return null;
  return withId(data, (id) => ({ type: "token", id, token: token === "" ? null : token }));
}

function parseDialRequest(data: Record<string, unknown>): PageMessage | null {
  const number = textOf(data["number"]);
  return number === null ? null : withId(data, (id) => ({ type: "dialRequest", id, number, record: parseRecord(data["record"]) }));
}

function parseViewInfo(data: Record<string, unknown>): PageMessage | null {
  // A page that shows no record says so with nulls.
  if (data["object"] === null) return { type: "viewInfo", object: null, recordId: null, name: null };
  const object = textOf(data["object"]);
  const recordId = textOf(data["recordId"]);
  if (object === null || recordId === null) return null;
  return { type: "viewInfo", object, recordId, name: textOf(data["name"]) };
}

function parseRecord(value: unknown): HostRecord | null {
  if (!isObject(value)) return null;
  const object = textOf(value["object"]);
  const recordId = textOf(value["recordId"]);
  if (object === null || recordId === null) return null;
  return { object, recordId, name: textOf(value["name"]) ?? "" };
}

function withId(data: Record<string, unknown>, make: (id: string) => PageMessage): PageMessage | null {
  const id = textOf(data["id"]);
  return id === null ? null : make(id);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= 4_096 ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
