import type { PhoneState } from "../server/contracts";
import type { Timers } from "../server/timers";
import type { AudioLink } from "./audioLink";
import { audioNeedOf, type AudioNeed } from "./audioNeed";
import type { Microphone, MicrophoneTrouble } from "./microphone";

/** How long a connection waits for the next call. */
export const lingerMs = 30_000;
// How long a call may be silent before its audio is connected anew: by the panel that carries it, by another one that
// the agent looks at, by one in the background.
const carrierPatienceMs = 1_500;
const visiblePatienceMs = 800;
const hiddenPatienceMs = 3_000;
// Another panel holds the audio and has a line to the server: it should be quicker, unless it hangs.
const elsewherePatienceMs = 5_000;

/** Which panel the server chose for the audio. */
export type AudioHolder = "here" | "elsewhere" | "nobody";

/** What the keeper is told with a state. */
export interface PanelSight {
  /** False while the page is hidden: then another panel is the likelier one to be clicked. */
  readonly visible: boolean;
  /** True for the first state since the panel was loaded. */
  readonly first: boolean;
  /** True when the panel was reloaded in a call that it carried. */
  readonly reloaded: boolean;
  readonly holder: AudioHolder;
}

/** What the keeper needs. */
export interface AudioKeeperOptions {
  readonly link: Pick<AudioLink, "status" | "ensure" | "renew" | "send" | "close">;
  readonly microphone: Pick<Microphone, "open" | "acquire" | "release">;
  readonly timers: Timers;
  readonly trouble: (trouble: MicrophoneTrouble | null) => void;
  /** Asks the server to choose this panel. @returns False when it could not be asked. */
  readonly take: () => Promise<boolean>;
  /** There is no microphone: puts the desk phone in its place. @returns False when there is none, or the agent wants this browser. */
  readonly fallBack: () => Promise<boolean>;
}

/**
 * Decides when audio connects, from the states of the server. Several panels of one agent may be open; the server
 * chooses the one that answered, dialled, was reloaded in the middle of the call, or asked for the audio. Another asks
 * by itself when the audio falls silent.
 */
export class AudioKeeper {
  private readonly options: AudioKeeperOptions;
  private carries: string | null = null;
  private left: string | null = null;
  private starting = false;
  private holder: AudioHolder = "nobody";
  /** The server was asked for the audio and its states do not show it yet. */
  private claiming = false;
  /** The agent chose this browser; the call is not known to be here yet. */
  private bringing = false;
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

  /** True while another panel holds the audio. */
  get elsewhere(): boolean {
    return this.holder === "elsewhere" && !this.claiming;
  }

  /** Takes a state. */
  update(state: PhoneState, sight: PanelSight): void {
    this.need = audioNeedOf(state);
    this.holder = sight.holder;
    if (sight.holder === "here") this.claiming = false;
    if (this.need.kind === "call") this.serve(this.need, sight);
    else if (this.need.kind === "deskPhone") this.yield();
    else this.rest(this.need.kind === "warm" && sight.visible);
  }

  /**
   * Opens the microphone and the connection for a call that this panel is about to take. Wait for it before taking it.
   * @returns False when the agent could not be heard; why is told as trouble.
   */
  async begin(): Promise<boolean> {
    if (this.need.kind === "deskPhone") return true;
    this.starting = true;
    this.stopLinger();
    // The server has dropped this panel's connection for the one that holds the audio, even if nothing was heard of it yet.
    void (this.elsewhere ? this.options.link.renew() : this.options.link.ensure());
    const result = await this.options.microphone.acquire();
    if (result.ok) await this.options.link.send(result.track);
    else this.starting = false;
    const falls = !result.ok && (await this.options.fallBack());
    this.options.trouble(result.ok || falls ? null : result.trouble);
    if (falls) this.yield();
    return result.ok || falls;
  }

  /** The call this panel was about to take is its own, or did not come about. */
  began(callId: string | null): void {
    const here = this.starting;
    this.starting = false;
    if (callId !== null) this.carries = here ? callId : this.carries;
    else if (this.need.kind !== "call") this.letGo();
  }

  /** The agent wants to hear and be heard in this browser, and no longer at the desk phone. */
  bring(): void {
    this.bringing = true;
    if (this.need.kind === "call") this.bringNow();
  }

  /** The agent wants to hear and be heard here. */
  async takeHere(): Promise<void> {
    if (this.need.kind !== "call") return;
    this.carry(this.need.callId);
    void this.options.link.renew();
    await this.talk(this.need.muted);
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
    if (this.bringing) this.bringNow();
    if (this.starting) this.startedWith(need.callId);
    else if (sight.first && (sight.reloaded || this.holder === "nobody")) this.carry(need.callId);
    // A line that was made anew has another name: the server does not know yet that the audio is here.
    else if (this.carries === need.callId && this.holder === "nobody" && !this.claiming) this.carry(need.callId);
    if (this.elsewhere) {
      this.leaveTo(need.lost);
      return;
    }
    const carries = this.carries === need.callId;
    if (carries) void this.talk(need.muted);
    if (!need.lost) this.stopRescue();
    else this.rescueAfter(carries ? carrierPatienceMs : sight.visible ? visiblePatienceMs : hiddenPatienceMs);
  }

  private bringNow(): void {
    this.bringing = false;
    void this.takeHere();
  }

  /** The desk phone has the audio: the browser's would only be in its way. */
  private yield(): void {
    this.stopLinger();
    this.stopRescue();
    this.carries = null;
    this.claiming = false;
    this.options.trouble(null);
    this.options.microphone.release();
    this.options.link.close();
  }

  /** The server chooses the panel that answered or dialled without being asked. */
  private startedWith(callId: string): void {
    this.starting = false;
    this.carries = callId;
    this.claiming = this.holder !== "here";
  }

  private carry(callId: string): void {
    this.carries = callId;
    if (this.holder === "here") return;
    this.claiming = true;
    void this.options.take().then((asked) => {
      if (!asked) this.claiming = false;
    });
  }

  private leaveTo(lost: boolean): void {
    this.carries = null;
    this.options.trouble(null);
    this.options.microphone.release();
    this.options.link.close();
    if (lost) this.rescueAfter(elsewherePatienceMs);
    else this.stopRescue();
  }

  private async talk(muted: boolean): Promise<void> {
    const { link, microphone } = this.options;
    void link.ensure();
    const result = await microphone.acquire();
    // Meanwhile another panel or the desk phone may have been chosen; two must not be heard.
    const isElsewhere = this.elsewhere || this.need.kind === "deskPhone";
    if (isElsewhere) this.options.microphone.release();
    if (isElsewhere) return;
    this.options.trouble(result.ok ? null : result.trouble);
    if (!result.ok) return;
    result.track.enabled = !muted;
    await link.send(result.track);
  }

  private rest(warm: boolean): void {
    this.stopRescue();
    this.carries = null;
    this.bringing = false;
    if (this.starting) return;
    this.claiming = false;
    if (this.elsewhere) {
      this.stopLinger();
      this.options.microphone.release();
      this.options.link.close();
      return;
    }
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
      this.carry(this.need.callId);
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
