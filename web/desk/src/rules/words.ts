import type { CallKind, MatchSureness } from "../server/orgContracts";

/** The kind of a call, in a sentence. */
export const kindWords: Readonly<Record<CallKind, string>> = {
  inbound: "a call from outside",
  internal: "a call from a colleague",
  outbound: "a call that an agent dials",
};

/** How sure a match is. */
export const sureWords: Readonly<Record<MatchSureness, string>> = { certain: "Certain", likely: "Likely", possible: "Possible" };
