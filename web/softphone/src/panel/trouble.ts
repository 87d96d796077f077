import type { AudioStatus } from "@patchbay/phone/media/audioLink";
import type { MicrophoneTrouble } from "@patchbay/phone/media/microphone";
import type { PhoneState, PhoneTrouble } from "@patchbay/phone/server/contracts";

/** The one thing that is wrong, in words that say what to do. */
export interface Trouble {
  readonly tone: "error" | "warning";
  readonly text: string;
  readonly remedy: TroubleRemedy | null;
  /** Another thing that can be done instead. */
  readonly also?: TroubleRemedy;
}

/** What can be pressed about it. */
export type TroubleRemedy = "retryMicrophone" | "openWindow" | "turnOnSound" | "takeAudio" | "useBrowser" | "useDeskPhone" | "ringDeskPhone" | "dismiss";

/** All that can be wrong at the same time. */
export interface TroubleSources {
  readonly lostSince: number | null;
  readonly refusal: string | null;
  readonly microphone: MicrophoneTrouble | null;
  readonly soundBlocked: boolean;
  readonly audio: AudioStatus;
  /** True while another panel holds the audio of the call. */
  readonly audioElsewhere: boolean;
  /** How long the present call is on, in milliseconds. */
  readonly callAge: number;
  readonly state: PhoneState | null;
  readonly hostRefused: string | null;
}

// A connection of audio this young is no trouble yet.
const audioPatienceMs = 2_000;

/** Chooses what is shown: what stops the work first. */
export function troubleOf(sources: TroubleSources): Trouble | null {
  const { lostSince, refusal, state, hostRefused } = sources;
  if (lostSince !== null) return error(lostText(lostSince, state), null);
  if (refusal !== null) return error(refusal, "dismiss");
  const heard = state?.devices.device === "deskPhone" ? deskPhoneTrouble(state) : browserTrouble(sources);
  if (heard !== null) return heard;
  if (state?.trouble) return warning(serverText(state.trouble));
  if (hostRefused !== null)
    return warning(`The phone may not talk to ${hostRefused}. Ask your administrator to add it to the allowed pages.`);
  return null;
}

/** What keeps the agent from hearing and being heard in this browser. */
function browserTrouble(sources: TroubleSources): Trouble | null {
  const { microphone, state } = sources;
  if (sources.audioElsewhere) return warning("The audio of this call is in another tab or window.", "takeAudio");
  if (microphone !== null) {
    const trouble = error(microphoneText(microphone), microphone === "blockedByHost" ? "openWindow" : "retryMicrophone");
    return state === null || state.devices.deskPhone === "absent" ? trouble : { ...trouble, also: "useDeskPhone" };
  }
  if (sources.soundBlocked) return error("The browser keeps the sound off. Turn it on to hear the caller.", "turnOnSound");
  if (state?.call && sources.audio !== "connected" && sources.callAge > audioPatienceMs)
    return warning("Your audio is being connected. The call goes on.");
  return null;
}

/** What keeps the agent from hearing and being heard at the desk phone, and what becomes of the caller meanwhile. */
function deskPhoneTrouble({ call, offer, devices }: PhoneState): Trouble | null {
  const waits = call === null ? "" : call.phase === "connected" ? " The caller hears music." : " You do not hear the call.";
  switch (devices.deskPhone) {
    case "absent":
      return error(`Your desk phone is no longer registered. Check that it is on and connected, or use this browser.${waits}`, "useBrowser");
    case "silent":
      return { ...error(`Your desk phone does not answer. Check that it is on and connected, or use this browser.${waits}`, "useBrowser"), ...again(call) };
    case "refused":
      return call === null ? null : { ...error(`Your desk phone refused the call.${waits}`, "useBrowser"), ...again(call) };
    case "unheard":
      return call === null ? null : warning(`Your desk phone sends no audio.${unheardText(call.audioLost)} Check its cables, or use this browser.`, "useBrowser");
    case "calling":
    case "ringing":
      return call === null || offer !== null ? null : warning(`Pick up your desk phone.${waits}`, "useBrowser");
    case "ready":
    case "talking":
      return null;
    default:
      return devices.deskPhone satisfies never;
  }
}

/** A phone that is gone altogether leaves the caller to the music; one that is only silent does not. */
function unheardText(isGone: boolean): string {
  return isGone ? " The caller hears music." : " Others may not hear you.";
}

/** Only a call that is the agent's can ring again. */
function again(call: PhoneState["call"]): { readonly also?: TroubleRemedy } {
  return call === null ? {} : { also: "ringDeskPhone" };
}

/** Why there is no microphone, and what to do. */
export function microphoneText(trouble: MicrophoneTrouble): string {
  switch (trouble) {
    case "blocked":
      return "Microphone is blocked for this page. Allow it in the address bar, then press Retry.";
    case "dismissed":
      return "The browser still needs your permission for the microphone. Press Retry, then choose Allow.";
    case "blockedBySystem":
      return "The system blocks the microphone for this browser. Allow it in the privacy settings, then press Retry.";
    case "blockedByHost":
      return "The page around the phone keeps the microphone from it. Open the phone in its own window.";
    case "missing":
      return "No microphone was found. Plug one in, then press Retry.";
    case "busy":
      return "The microphone does not answer; another program may be using it. Close that, then press Retry.";
    case "insecure":
      return "The browser gives the microphone to secure pages only. Open the phone with https.";
    default:
      return trouble satisfies never;
  }
}

function lostText(since: number, state: PhoneState | null): string {
  const call = state?.call ? " Your call goes on." : "";
  return `No connection to the phone server since ${clockText(since)}. Trying again by itself.${call}`;
}

/** The server knows the moment, the panel knows where the agent's clock stands. */
function serverText({ message, since }: PhoneTrouble): string {
  return since === null ? message : message.replace("{since}", clockText(Date.parse(since)));
}

function clockText(time: number): string {
  return new Date(time).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}

function error(text: string, remedy: TroubleRemedy | null): Trouble {
  return { tone: "error", text, remedy };
}

function warning(text: string, remedy: TroubleRemedy | null = null): Trouble {
  return { tone: "warning", text, remedy };
}
