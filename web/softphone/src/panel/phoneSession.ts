import { signal, type Signal } from "@preact/signals";
import { NotesKeeper, type NotesSaved, type NotesStatus } from "@patchbay/phone/call/notesKeeper";
import { AudioKeeper, type AudioHolder } from "@patchbay/phone/media/audioKeeper";
import { AudioLink, type AudioStatus } from "@patchbay/phone/media/audioLink";
import { Microphone, type MicrophoneTrouble } from "@patchbay/phone/media/microphone";
import type { PhonePop, PhoneState } from "@patchbay/phone/server/contracts";
import type { HubLineFactory } from "@patchbay/phone/server/hubLine";
import { notConnected, PhoneLink, type LinkStatus } from "@patchbay/phone/server/phoneLink";
import { DeviceProposal } from "@patchbay/phone/media/deviceProposal";
import { ServerClock } from "@patchbay/phone/server/serverClock";
import type { Timers } from "@patchbay/phone/server/timers";

/** What a signed-in phone needs from the browser and the server. */
export interface PhoneSurroundings {
  readonly lines: HubLineFactory;
  readonly timers: Timers;
  readonly chance: () => number;
  readonly newId: () => string;
  readonly devices: MediaDevices | null;
  readonly permissions: Permissions | undefined;
  readonly microphoneAllowedByHost: () => boolean;
  readonly createPeer: () => RTCPeerConnection;
  /** Lets the agent hear a track; null for silence. */
  readonly play: (track: MediaStreamTrack | null) => void;
  readonly visible: () => boolean;
  /** True when the browser says that the panel was reloaded. A frame of a page that was reloaded does not hear of it. */
  readonly reloaded: boolean;
  /** Remembers over a reload which call this panel carried. */
  readonly carried: { read(): string | null; write(callId: string | null): void };
}

/** What the agent typed about the call, and whether the server has it. */
export interface NotesView {
  readonly text: string;
  readonly status: NotesStatus;
}

/** What the session tells its owner. */
export interface PhoneSessionEvents {
  pop(pop: PhonePop): void;
  /** The token is no longer good. */
  refused(): void;
  /** Whoever signed in has no phone. */
  hasNoPhone(): void;
}

function holderOf(state: PhoneState, here: string | null): AudioHolder {
  if (state.audioPanel === null) return "nobody";
  return state.audioPanel === here ? "here" : "elsewhere";
}

/** A signed-in phone: the line to the server, the audio, and what they say, as signals for the screen. */
export class PhoneSession {
  readonly state: Signal<PhoneState | null> = signal(null);
  readonly link: Signal<LinkStatus> = signal("connecting");
  readonly lostSince: Signal<number | null> = signal(null);
  readonly audio: Signal<AudioStatus> = signal("closed");
  /** True while another panel holds the audio of the call. */
  readonly audioElsewhere: Signal<boolean> = signal(false);
  readonly microphoneTrouble: Signal<MicrophoneTrouble | null> = signal(null);
  readonly notes: Signal<NotesView> = signal({ text: "", status: "saved" });
  readonly line: PhoneLink;
  readonly microphone: Microphone;
  readonly audioLink: AudioLink;
  readonly audioKeeper: AudioKeeper;
  readonly notesKeeper: NotesKeeper;
  readonly deviceProposal: DeviceProposal;
  readonly clock: ServerClock;
  readonly surroundings: PhoneSurroundings;
  private readonly events: PhoneSessionEvents;
  private first = true;
  private leaving: string | null = null;

  constructor(token: string, surroundings: PhoneSurroundings, events: PhoneSessionEvents) {
    this.surroundings = surroundings;
    this.events = events;
    const { timers, lines, chance } = surroundings;
    this.clock = new ServerClock(timers.now);
    this.line = new PhoneLink({ lines, token, timers, chance }, {
      state: (state) => this.show(state),
      pop: (pop) => events.pop(pop),
      status: (status) => this.follow(status),
    });
    this.microphone = new Microphone({
      devices: surroundings.devices,
      allowedByHost: surroundings.microphoneAllowedByHost,
      lost: () => void this.audioKeeper.microphoneChanged(),
    });
    this.audioLink = this.makeAudioLink();
    this.audioKeeper = new AudioKeeper({
      link: this.audioLink,
      microphone: this.microphone,
      timers,
      trouble: (trouble) => (this.microphoneTrouble.value = trouble),
      take: async () => (await this.line.ask("TakeAudio")).ok,
      fallBack: () => this.deviceProposal.fallBack(),
    });
    this.notesKeeper = this.makeNotesKeeper();
    this.deviceProposal = new DeviceProposal({
      exists: () => this.microphone.exists(surroundings.permissions),
      propose: async (device) => (await this.line.ask("UseDevice", device, false)).ok,
    });
  }

  /** Starts connecting. */
  start(): void {
    this.line.start();
  }

  /** Takes into account that the page was shown or hidden. */
  sightChanged(): void {
    const state = this.state.value;
    if (state !== null) this.keepAudio(state);
  }

  /** Leaves a call now and tells the server when it can be reached again. */
  leaveWhenBack(callId: string): void {
    this.leaving = callId;
    this.audioKeeper.leave(callId);
  }

  /** Ends everything; the call itself goes on at the server. */
  end(): void {
    this.line.end();
    this.audioKeeper.end();
    this.surroundings.carried.write(null);
  }

  /** True while calls are heard in a browser. */
  get usesBrowser(): boolean {
    return this.state.value?.devices.device !== "deskPhone";
  }

  private show(state: PhoneState): void {
    this.clock.learn(state.serverTime);
    this.keepAudio(state);
    this.first = false;
    this.keepNotes(state);
    this.state.value = state;
    this.deviceProposal.update(state.devices);
  }

  private leave(): void {
    if (this.leaving === null) return;
    const callId = this.leaving;
    this.leaving = null;
    if (this.state.value?.call?.callId === callId) void this.line.ask("HangUp", callId);
  }

  private keepAudio(state: PhoneState): void {
    const { visible, reloaded, carried } = this.surroundings;
    const holder = holderOf(state, this.line.id);
    const returns = state.call?.callId === (carried.read() ?? undefined) || (reloaded && holder !== "elsewhere");
    this.audioKeeper.update(state, { visible: visible(), first: this.first, reloaded: this.first && returns, holder });
    this.audioElsewhere.value = state.call !== null && this.audioKeeper.elsewhere;
    carried.write(this.audioKeeper.carrying);
  }

  private keepNotes(state: PhoneState): void {
    const about = state.call ?? state.wrapUp;
    if (about !== null) this.notesKeeper.show(about.callId, about.notes);
    else void this.notesKeeper.flush();
  }

  private follow(status: LinkStatus): void {
    this.link.value = status;
    if (status !== "lost") this.lostSince.value = null;
    else this.lostSince.value ??= this.surroundings.timers.now();
    if (status === "online") {
      void this.notesKeeper.flush();
      this.leave();
    }
    if (status === "refused") this.events.refused();
    if (status === "noPhone") this.events.hasNoPhone();
  }

  private makeAudioLink(): AudioLink {
    return new AudioLink({
      createPeer: this.surroundings.createPeer,
      connect: (sdp) => this.line.ask("ConnectAudio", sdp),
      play: this.surroundings.play,
      changed: (status) => (this.audio.value = status),
    });
  }

  private async saveNotes(callId: string, notes: string): Promise<NotesSaved> {
    const reply = await this.line.ask("WriteNotes", callId, notes);
    if (reply.ok) return "saved";
    return "code" in reply && reply.code === notConnected.code ? "later" : "refused";
  }

  private makeNotesKeeper(): NotesKeeper {
    return new NotesKeeper({
      timers: this.surroundings.timers,
      save: (callId, notes) => this.saveNotes(callId, notes),
      changed: (text, status) => (this.notes.value = { text, status }),
    });
  }
}
