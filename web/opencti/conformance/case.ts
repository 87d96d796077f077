/**
 * One thing a member does, as data: what an adapter calls, what then goes to the page, and what comes back.
 * The same case is tried against the script alone, against the host alone, and with both in browsers.
 */
export interface Case {
  readonly member: string;
  /** Tells cases of one member apart; what is special about this one. */
  readonly when: string;
  /** The arguments. The texts `@callback` and `@listener` stand for functions. */
  readonly call: readonly unknown[];
  /** What the script sends, or how the error it throws begins. */
  readonly sends: Sent | { readonly throws: string };
  /** What the callback gets. Missing: nothing is answered. */
  readonly answer?: unknown;
  /** What the page and the org are asked to do, in order. */
  readonly does?: readonly string[];
  /** For a listener: what happens in the page, and what the listener then gets. */
  readonly event?: { readonly happens: Happening; readonly gets: unknown };
  /** A call that must come before, in the same document. */
  readonly after?: { readonly call: readonly unknown[]; readonly member: string };
}

export interface Sent {
  readonly methodName: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly isCallbackRegistered: boolean;
  readonly isListenerRegistered: boolean;
}

export type Happening =
  | { readonly kind: "dial"; readonly payload: Readonly<Record<string, unknown>> & { readonly number: string } }
  | { readonly kind: "navigate"; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly kind: "work"; readonly payload: Readonly<Record<string, unknown>> & { readonly workId: string } }
  | { readonly kind: "message"; readonly channel: string; readonly payload: unknown }
  | { readonly kind: "changed"; readonly payload: Readonly<Record<string, unknown>> };

/** What a member sends when it has a callback or none. */
export const sent = (methodName: string, args: Record<string, unknown>, registered: "callback" | "listener" | "both" | "none" = "callback"): Sent => ({
  methodName,
  args,
  isCallbackRegistered: registered === "callback" || registered === "both",
  isListenerRegistered: registered === "listener" || registered === "both",
});

export const success = (returnValue: unknown): unknown => ({ success: true, returnValue, errors: null });

export const failure = (code: string, description: string, details?: unknown): unknown => ({
  success: false,
  returnValue: null,
  errors: [{ code, description, ...(details !== undefined && { details }) }],
});

/** How the host names a wrong parameter. */
export const wrong = (name: string, expected: string): unknown =>
  failure("INVALID_PARAM", `The parameter ${name} is missing or wrong: expected ${expected}.`);
