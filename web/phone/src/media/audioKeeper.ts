import type { PhoneState } from "../server/contracts";
import type { Timers } from "../server/timers";
import type { AudioLink } from "./audioLink";
import { audioNeedOf, type AudioNeed } from "./audioNeed";
import type { Microphone, MicrophoneResult, MicrophoneTrouble } from "./microphone";

/** How long a connection waits for the next call. */
export const lingerMs = 30_000;
// How long a call may be silent before its audio is connected anew: by the panel that carries it, by another one that
// the agent looks at, by one in the background.
const carrierPatienceMs = 1_500;
const visiblePatienceMs = 800;
const hiddenPatienceMs = 3_000;

/** What the keeper is told with a state. */
export interface PanelSight {
  /** False while the page is hidden: then another panel is the likelier one to be clicked. */
  readonly visible: boolean;
  /** True for the first state since the panel was loaded. */
  readonly first: boolean;
  /** True when the panel was reloaded rather than opened. */
  readonly reloaded: boolean;
}

/** What the keeper needs. */
export interface AudioKeeperOptions {
  readonly link: Pick<AudioLink, "status" | "ensure" | "renew" | "send" | "close">;
  readonly microphone: Pick<Microphone, "open" | "acquire" | "release">;
  readonly timers: Timers;
  readonly trouble: (trouble: MicrophoneTrouble | null) => void;
}

/**
 * Decides when audio connects, from the states of the server. Several panels of one agent may be open; the one that
 * answered, dialled, or was reloaded in the middle of the call carries it, and another takes over when it falls silent.
 */
export class AudioKeeper {
  private readonly options: AudioKeeperOptions;
  private carries: string | null = null;
  private left: string | null = null;
  private starting = false;
  private need: AudioNeed = { kind: "none" };
  private cancelLinger: (() => void) | null = null;
  private cancelRescue: (() => void) | null = null;

  constructor(options: AudioKeeperOptions) {
    this.options = options;
  }

  /** The call this panel carries; null when none. */
  get carrying(): string | null {
    return this.carries;
  }

  /** Takes a state. */
  update(state: PhoneState, sight: PanelSight): void {
    this.need = audioNeedOf(state);
    if (this.need.kind === "call") this.serve(this.need, sight);
    else this.rest(this.need.kind === "warm" && sight.visible);
  }

  /** Opens the microphone and the connection for a call that this panel is about to take. Wait for it before taking it. */
  async begin(): Promise<MicrophoneResult> {
    this.starting = true;
    this.stopLinger();
    void this.options.link.ensure();
    const result = await this.options.microphone.acquire();
    this.options.trouble(result.ok ? null : result.trouble);
    if (result.ok) await this.options.link.send(result.track);
    else this.starting = false;
    return result;
  }

  /** The call this panel was about to take is its own, or did not come about. */
  began(callId: string | null): void {
    this.starting = false;
    if (callId !== null) this.carries = callId;
    else if (this.need.kind !== "call") this.letGo();
  }

  /** Tries the microphone again, after the person was told what is wrong. */
  async retryMicrophone(): Promise<void> {
    const result = await this.options.microphone.acquire();
    this.options.trouble(result.ok ? null : result.trouble);
    if (!result.ok) return;
    if (this.need.kind === "call") await this.talk(this.need.muted);
    else if (!this.starting) this.letGo();
  }

  /** The open microphone is gone, or another one was chosen: the call goes on with what there is now. */
  async microphoneChanged(): Promise<void> {
    if (this.need.kind === "call" && this.need.callId === this.carries) await this.talk(this.need.muted);
  }

  /** The agent hung up while the server could not be told: nothing is sent or heard any more, whatever it still believes. */
  leave(callId: string): void {
    this.left = callId;
    this.stopRescue();
    this.options.microphone.release();
    this.options.link.close();
  }

  /** Ends everything. */
  end(): void {
    this.stopLinger();
    this.stopRescue();
    this.options.microphone.release();
    this.options.link.close();
  }

  private serve(need: Extract<AudioNeed, { kind: "call" }>, sight: PanelSight): void {
    this.stopLinger();
    if (this.left === need.callId) return;
    const returns = sight.first && (sight.reloaded || need.lost);
    if (this.starting || returns) this.carries = need.callId;
    this.starting = false;
    const carries = this.carries === need.callId;
    if (carries) void this.talk(need.muted);
    if (!need.lost) this.stopRescue();
    else this.rescueAfter(carries ? carrierPatienceMs : sight.visible ? visiblePatienceMs : hiddenPatienceMs);
  }

  private async talk(muted: boolean): Promise<void> {
    const { link, microphone } = this.options;
    void link.ensure();
    const result = await microphone.acquire();
    this.options.trouble(result.ok ? null : result.trouble);
    if (!result.ok) return;
    result.track.enabled = !muted;
    await link.send(result.track);
  }

  private rest(warm: boolean): void {
    this.stopRescue();
    this.carries = null;
    if (this.starting) return;
    this.letGo();
    if (warm) {
      this.stopLinger();
      void this.options.link.ensure();
    }
  }

  private letGo(): void {
    this.options.microphone.release();
    void this.options.link.send(null);
    this.cancelLinger ??= this.options.timers.after(lingerMs, () => {
      this.cancelLinger = null;
      this.options.link.close();
    });
  }

  private rescueAfter(patienceMs: number): void {
    this.cancelRescue ??= this.options.timers.after(patienceMs, () => {
      this.cancelRescue = null;
      if (this.need.kind !== "call" || !this.need.lost) return;
      this.carries = this.need.callId;
      void this.options.link.renew();
      void this.talk(this.need.muted);
      this.rescueAfter(2 * carrierPatienceMs);
    });
  }

  private stopLinger(): void {
    this.cancelLinger?.();
    this.cancelLinger = null;
  }

  private stopRescue(): void {
    this.cancelRescue?.();
    this.cancelRescue = null;
  }
}
