import type { PhoneState } from "../server/contracts";

/** What the state of the phone asks of the audio connection. */
export type AudioNeed =
  /** No audio; a connection may stay for a while. */
  | { readonly kind: "none" }
  /** Calls are heard at the desk phone: nothing is heard or said here. */
  | { readonly kind: "deskPhone" }
  /** A call rings here: be connected before the click. */
  | { readonly kind: "warm" }
  /** A call is on. */
  | { readonly kind: "call"; readonly callId: string; readonly lost: boolean; readonly muted: boolean };

/** Reads the need from the state. After-call work needs nothing, but the connection stays for the next call. */
export function audioNeedOf(state: PhoneState): AudioNeed {
  if (state.devices.device === "deskPhone") return { kind: "deskPhone" };
  if (state.call !== null)
    return { kind: "call", callId: state.call.callId, lost: state.call.audioLost, muted: state.call.muted };
  return state.offer === null ? { kind: "none" } : { kind: "warm" };
}
