/** Why there is no microphone. */
export type MicrophoneTrouble =
  /** The person or a policy said no for this page. */
  | "blocked"
  /** The browser's question was closed without an answer. */
  | "dismissed"
  /** The operating system keeps it from the browser. */
  | "blockedBySystem"
  /** The page that frames the panel does not let it through. */
  | "blockedByHost"
  | "missing"
  /** Another program holds it. */
  | "busy"
  /** The page is not served over https. */
  | "insecure";

/** A microphone that works, or why not. */
export type MicrophoneResult =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly trouble: MicrophoneTrouble };

/** What the microphone needs from around it. */
export interface MicrophoneOptions {
  /** Null where the browser gives no media at all. */
  readonly devices: MediaDevices | null;
  /** False when the page that frames the panel does not let the microphone through. */
  readonly allowedByHost: () => boolean;
  /** The open microphone is gone, for instance unplugged. */
  readonly lost: () => void;
}

/** The agent's microphone: opened for a call, let go after it, so that the browser's red dot tells the truth. */
export class Microphone {
  private readonly options: MicrophoneOptions;
  private track: MediaStreamTrack | null = null;
  private opening: Promise<MicrophoneResult> | null = null;
  private wanted = false;
  private deviceId: string | null = null;
  private worked = false;

  constructor(options: MicrophoneOptions) {
    this.options = options;
  }

  /** The open microphone, or null. */
  get open(): MediaStreamTrack | null {
    return this.track?.readyState === "live" ? this.track : null;
  }

  /** Opens it, or gives the one that is open. Two callers at once share one opening. */
  async acquire(): Promise<MicrophoneResult> {
    this.wanted = true;
    const open = this.open;
    if (open !== null) return { ok: true, track: open };
    this.opening ??= this.ask().finally(() => (this.opening = null));
    return this.opening;
  }

  /** Lets it go. */
  release(): void {
    this.wanted = false;
    this.track?.stop();
    this.track = null;
  }

  /** The chosen device; null for the system's choice. */
  get chosen(): string | null {
    return this.deviceId;
  }

  /** Chooses a device for this and later calls; null for the system's choice. */
  choose(deviceId: string | null): void {
    this.deviceId = deviceId;
    this.track?.stop();
    this.track = null;
  }

  /** True when the browser would ask the person first. Browsers that do not tell count as asking. */
  async mustAsk(permissions: Permissions | undefined): Promise<boolean> {
    if (this.worked) return false;
    const state = await stateOf(permissions);
    return state !== "granted" && state !== "denied";
  }

  /** True when there is one that this page may have, or may ask for. */
  async exists(permissions: Permissions | undefined): Promise<boolean> {
    const { devices } = this.options;
    if (!this.options.allowedByHost() || devices?.enumerateDevices === undefined) return false;
    if ((await stateOf(permissions)) === "denied") return false;
    return (await devices.enumerateDevices()).some((device) => device.kind === "audioinput");
  }

  private async ask(): Promise<MicrophoneResult> {
    const { devices } = this.options;
    if (!this.options.allowedByHost()) return { ok: false, trouble: "blockedByHost" };
    if (devices?.getUserMedia === undefined) return { ok: false, trouble: "insecure" };
    try {
      return this.keep(await devices.getUserMedia({ audio: this.constraints() }));
    } catch (error) {
      return this.askAgain(error, devices);
    }
  }

  /** A chosen device that is gone, or one that took too long to start, often works at the second try. */
  private async askAgain(error: unknown, devices: MediaDevices): Promise<MicrophoneResult> {
    const gone = this.deviceId !== null && error instanceof DOMException && error.name === "OverconstrainedError";
    if (gone) this.deviceId = null;
    else if (troubleOf(error) !== "busy") return { ok: false, trouble: troubleOf(error) };
    try {
      return this.keep(await devices.getUserMedia({ audio: this.constraints() }));
    } catch (again) {
      return { ok: false, trouble: troubleOf(again) };
    }
  }

  private keep(stream: MediaStream): MicrophoneResult {
    const [track] = stream.getAudioTracks();
    if (track === undefined) return { ok: false, trouble: "missing" };
    this.worked = true;
    if (!this.wanted) {
      track.stop();
      return { ok: true, track };
    }
    this.track = track;
    track.onended = () => {
      if (this.track !== track) return;
      this.track = null;
      this.options.lost();
    };
    return { ok: true, track };
  }

  private constraints(): MediaTrackConstraints {
    return {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(this.deviceId !== null && { deviceId: { exact: this.deviceId } }),
    };
  }
}

async function stateOf(permissions: Permissions | undefined): Promise<PermissionState | undefined> {
  try {
    return (await permissions?.query({ name: "microphone" as PermissionName }))?.state;
  } catch {
    // Not every browser knows the name; those reject.
    return undefined;
  }
}

function troubleOf(error: unknown): MicrophoneTrouble {
  if (!(error instanceof DOMException)) return "busy";
  switch (error.name) {
    case "NotAllowedError":
      if (/dismissed/i.test(error.message)) return "dismissed";
      return /system/i.test(error.message) ? "blockedBySystem" : "blocked";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "SecurityError":
    case "NotSupportedError":
      return "blockedByHost";
    default:
      return "busy";
  }
}
