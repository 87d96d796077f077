import type { PhoneClient, PhoneServer } from "./contracts";

/** One connection to the server, from opening to closing. A new one is made for each try. */
export interface HubLine {
  /** What the server calls it; null until it is open. */
  readonly id: string | null;
  open(): Promise<void>;
  close(): void;
  invoke<M extends keyof PhoneServer>(method: M, ...args: Parameters<PhoneServer[M]>): ReturnType<PhoneServer[M]>;
}

/** What a line tells its owner. */
export interface HubLineEvents extends PhoneClient {
  /** The line is gone; never called for a line that did not open. */
  closed(): void;
}

/** Makes a line that is not open yet. */
export type HubLineFactory = (token: string, events: HubLineEvents) => HubLine;

/** The server knows whose the token is, and that person has no phone. */
export class HasNoPhone extends Error {
  override readonly name = "HasNoPhone";
}

/** The server knows neither the token nor its owner. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
}
