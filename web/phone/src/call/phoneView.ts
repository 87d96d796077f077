import type { PhoneCall, PhoneOffer, PhoneState, PhoneWrapUp } from "../server/contracts";

/**
 * What the panel is about, one thing at a time.
 *
 *     idle ──▶ offered ──▶ talking ──▶ wrapUp ──▶ idle
 *       └──── dialling ───────▲
 */
export type PhoneView =
  | { readonly phase: "idle" }
  | { readonly phase: "offered"; readonly offer: PhoneOffer }
  | { readonly phase: "dialling"; readonly call: PhoneCall; readonly rings: boolean }
  | { readonly phase: "talking"; readonly call: PhoneCall }
  | { readonly phase: "wrapUp"; readonly wrapUp: PhoneWrapUp };

/** A call goes before an offer, and an offer before the work after the last call. */
export function viewOf(state: PhoneState): PhoneView {
  if (state.call !== null) return callView(state.call);
  if (state.offer !== null) return { phase: "offered", offer: state.offer };
  if (state.wrapUp !== null) return { phase: "wrapUp", wrapUp: state.wrapUp };
  return { phase: "idle" };
}

function callView(call: PhoneCall): PhoneView {
  switch (call.phase) {
    case "dialing":
      return { phase: "dialling", call, rings: false };
    case "ringing":
      return { phase: "dialling", call, rings: true };
    case "connected":
      return { phase: "talking", call };
    default:
      return call.phase satisfies never;
  }
}
