/**
 * What the script in an adapter's frame and the page around it say to each other. The fields are those that Salesforce's own script used;
 * ours are `patchbay`, `instance` and `nonce`.
 */

/** Changes when an older partner could no longer follow. */
export const wireVersion = 1;

/** `opencti` is the Lightning API, `interaction` the Classic one. */
export type ApiType = "opencti" | "interaction";

/** A member was called. Functions stay in the frame. */
export interface Request {
  readonly patchbay: typeof wireVersion;
  readonly apiType: ApiType;
  readonly apiVersion: number;
  readonly methodName: string;
  /** Counts from 0 in each instance. */
  readonly callId: number;
  readonly isCallbackRegistered: boolean;
  readonly isListenerRegistered: boolean;
  readonly args: Readonly<Record<string, unknown>>;
  /** One loaded script: the document's id, a dot and the API's name. */
  readonly instance: string;
  /** What the page wrote into the frame's address; proves a frame that has no origin. */
  readonly nonce?: string;
}

/** The answer to a request, or something a listener waits for. */
export interface Reply {
  readonly patchbay: typeof wireVersion;
  readonly apiType: ApiType;
  readonly apiVersion: number;
  readonly methodName: string;
  readonly callId: number;
  readonly instance: string;
  /** For a callback the result, for a listener what happened. */
  readonly response: unknown;
  /** True when it is for listeners. */
  readonly isEvent: boolean;
}

/** The script is there. */
export interface Hello {
  readonly patchbay: typeof wireVersion;
  readonly control: "hello";
  readonly apiType: ApiType;
  readonly apiVersion: number;
  readonly instance: string;
  readonly nonce?: string;
}

/** Something went wrong in the adapter's page; for a person who follows. */
export interface Trouble {
  readonly patchbay: typeof wireVersion;
  readonly control: "trouble";
  readonly words: string;
  readonly nonce?: string;
}

/** From the page: it listens; it goes away; or the simulator's phone does something. */
export type Control =
  | { readonly patchbay: typeof wireVersion; readonly control: "welcome" | "bye" }
  | { readonly patchbay: typeof wireVersion; readonly control: "simulate"; readonly event: unknown };

/** Tells whether something that came by message is from a script that speaks this version. */
export function isRequest(data: unknown): data is Request {
  return (
    isOurs(data) && isApi(data["apiType"]) && typeof data["methodName"] === "string" && typeof data["instance"] === "string" &&
    Number.isInteger(data["callId"]) && Number.isInteger(data["apiVersion"]) && isObject(data["args"])
  );
}

export function isHello(data: unknown): data is Hello {
  return isOurs(data) && data["control"] === "hello" && isApi(data["apiType"]) && typeof data["instance"] === "string";
}

export function isTrouble(data: unknown): data is Trouble {
  return isOurs(data) && data["control"] === "trouble" && typeof data["words"] === "string";
}

export function isOurs(data: unknown): data is Record<string, unknown> {
  return isObject(data) && data["patchbay"] === wireVersion;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isApi = (value: unknown): value is ApiType => value === "opencti" || value === "interaction";
