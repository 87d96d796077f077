import { signal, type Signal } from "@preact/signals";
import { digitsIn, numberIn } from "@patchbay/phone/call/dialText";
import type { PhonePresence, PhoneRecord, PhoneReply } from "@patchbay/phone/server/contracts";
import type { PhoneSession } from "./phoneSession";

/** What is under way; buttons wait for it. */
export type PendingAction = "presence" | "answer" | "decline" | "dial" | "hangUp" | "hold" | "mute" | "recording" | "record" | "finish" | "transfer" | "message" | "device";

/** A presence that waits for the agent to allow the microphone. */
export interface PresenceWish {
  readonly presence: PhonePresence;
  readonly reason: string | null;
}

const refusalShownMs = 10_000;

/** What the agent can do. Each asks the server; the new state comes from there, and a refusal becomes words on the screen. */
export class PhoneActions {
  readonly pending: Signal<PendingAction | null> = signal(null);
  readonly refusal: Signal<string | null> = signal(null);
  /** Set while the panel explains why it will ask for the microphone. */
  readonly microphoneWish: Signal<PresenceWish | null> = signal(null);
  /** The chosen microphone; null for the system's choice. */
  readonly microphoneChoice: Signal<string | null> = signal(null);
  private readonly session: PhoneSession;
  private cancelRefusal: (() => void) | null = null;
  private digits: Promise<unknown> = Promise.resolve();

  constructor(session: PhoneSession) {
    this.session = session;
  }

  /** Chooses a presence. The first time it is Available, the microphone is tried before calls can come. */
  async choosePresence(presence: PhonePresence, reason: string | null): Promise<void> {
    const { microphone, surroundings, usesBrowser } = this.session;
    if (presence === "available" && usesBrowser && (await microphone.mustAsk(surroundings.permissions))) {
      this.microphoneWish.value = { presence, reason };
      return;
    }
    await this.setPresence(presence, reason);
    if (presence === "available" && usesBrowser) await this.checkMicrophone();
  }

  /** The agent read why the microphone is needed and goes on. */
  async allowMicrophone(): Promise<void> {
    const wish = this.microphoneWish.value;
    if (wish === null) return;
    const works = await this.checkMicrophone();
    this.microphoneWish.value = null;
    if (works) await this.setPresence(wish.presence, wish.reason);
  }

  /** The agent does not want to be asked now. */
  leaveMicrophone(): void {
    this.microphoneWish.value = null;
  }

  /** Takes the call that rings, once the agent can be heard. */
  answer(offerId: string, callId: string): Promise<boolean> {
    return this.run("answer", async () => {
      if (!(await this.session.audioKeeper.begin())) return done;
      const reply = await this.session.line.ask("Answer", offerId);
      this.session.audioKeeper.began(reply.ok ? callId : null);
      return reply;
    });
  }

  /** Lets the call that rings go to someone else. */
  decline(offerId: string): Promise<boolean> {
    return this.run("decline", () => this.session.line.ask("Decline", offerId));
  }

  /** Calls a number, once the agent can be heard. The same request id again is the same call. */
  dial(text: string, record: PhoneRecord | null, requestId = this.session.surroundings.newId()): Promise<boolean> {
    const number = numberIn(text);
    if (number === null) {
      this.refuse(`“${text}” is not a number that can be called.`);
      return Promise.resolve(false);
    }
    return this.run("dial", async () => {
      if (!(await this.session.audioKeeper.begin())) return done;
      const reply = await this.session.line.ask("Dial", requestId, number, record);
      if (!reply.ok) this.session.audioKeeper.began(null);
      return reply;
    });
  }

  /** Ends the call; without a connection at least here, and at the server when it is back. */
  hangUp(callId: string): Promise<boolean> {
    return this.run("hangUp", async () => {
      await this.session.notesKeeper.flush();
      const reply = await this.session.line.ask("HangUp", callId);
      if (reply.ok || this.session.link.value === "online") return reply;
      this.session.leaveWhenBack(callId);
      return { ok: false, message: "You are out of the call. The phone server is told as soon as it can be reached." };
    });
  }

  /** Puts the other party on hold, or takes it back. */
  hold(callId: string, held: boolean): Promise<boolean> {
    return this.run("hold", () => this.session.line.ask("Hold", callId, held));
  }

  /** Mutes here at once and at the server, so that nothing leaves even when the server is slow. */
  mute(callId: string, muted: boolean): Promise<boolean> {
    const track = this.session.microphone.open;
    if (track !== null && muted) track.enabled = false;
    return this.run("mute", () => this.session.line.ask("Mute", callId, muted));
  }

  /** Keeps what is said now out of the recording, or records again. */
  pauseRecording(callId: string, paused: boolean): Promise<boolean> {
    return this.run("recording", () => this.session.line.ask("PauseRecording", callId, paused));
  }

  /** Sends keys in the order they were pressed. */
  sendDigits(callId: string, text: string): void {
    const digits = digitsIn(text);
    if (digits === "") return;
    this.digits = this.digits.then(async () => this.show(await this.session.line.ask("SendDigits", callId, digits)));
  }

  /** Says which record the log hangs on. */
  pickRecord(callId: string, record: PhoneRecord): Promise<boolean> {
    return this.run("record", () => this.session.line.ask("PickRecord", callId, record));
  }

  /** Ends the work after the call. */
  finish(callId: string, disposition: string | null): Promise<boolean> {
    return this.run("finish", () => this.session.line.ask("FinishWrapUp", callId, disposition, this.session.notesKeeper.notes));
  }

  /** Brings the audio of the call from another tab or window to this one. */
  takeAudio(): Promise<void> {
    return this.session.audioKeeper.takeHere();
  }

  /** Tries the microphone again. */
  retryMicrophone(): Promise<void> {
    return this.session.audioKeeper.retryMicrophone();
  }

  /** Uses another microphone, also in the middle of a call; null for the system's choice. */
  async chooseMicrophone(deviceId: string | null): Promise<void> {
    this.session.microphone.choose(deviceId);
    await this.session.audioKeeper.microphoneChanged();
    this.microphoneChoice.value = deviceId;
  }

  /** Opens the microphone to try it. @returns Null when it does not work; the trouble is shown then. */
  async tryMicrophone(): Promise<MediaStreamTrack | null> {
    const result = await this.session.microphone.acquire();
    this.session.microphoneTrouble.value = result.ok ? null : result.trouble;
    return result.ok ? result.track : null;
  }

  /** Shows why something was not done. */
  refuse(message: string): void {
    this.cancelRefusal?.();
    this.refusal.value = message;
    this.cancelRefusal = this.session.surroundings.timers.after(refusalShownMs, () => (this.refusal.value = null));
  }

  /** The agent has read it. */
  dismissRefusal(): void {
    this.cancelRefusal?.();
    this.refusal.value = null;
  }

  /** Better to know before the first call than in it; and the browser has started its audio by then. */
  private async checkMicrophone(): Promise<boolean> {
    const works = (await this.tryMicrophone()) !== null;
    const state = this.session.state.value;
    if (!state?.call && this.pending.value !== "answer" && this.pending.value !== "dial") this.session.microphone.release();
    return works;
  }

  private setPresence(presence: PhonePresence, reason: string | null): Promise<boolean> {
    return this.run("presence", () => this.session.line.ask("SetPresence", presence, reason));
  }

  /** Does one thing at a time. @returns True when the server did it. */
  async run(action: PendingAction, ask: () => Promise<PhoneReply | { ok: boolean; message: string | null }>): Promise<boolean> {
    if (this.pending.value !== null) return false;
    this.pending.value = action;
    try {
      const reply = await ask();
      this.show(reply);
      return reply.ok;
    } finally {
      this.pending.value = null;
    }
  }

  private show(reply: { readonly ok: boolean; readonly message: string | null }): void {
    // What was done may have been done otherwise than meant: that is said as well.
    if (reply.ok && reply.message === null) this.dismissRefusal();
    else this.refuse(reply.message ?? "The phone server refused that.");
  }
}

const done = { ok: true, message: null };
