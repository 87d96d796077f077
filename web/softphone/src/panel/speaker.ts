/** The one place where the other party is heard. */
export class Speaker {
  private readonly element: HTMLAudioElement;
  private readonly blocked: (blocked: boolean) => void;
  private sink = "";

  /** @param blocked Told whether the browser wants a click before it makes a sound. */
  constructor(element: HTMLAudioElement, blocked: (blocked: boolean) => void) {
    this.element = element;
    this.blocked = blocked;
    element.autoplay = true;
  }

  /** The chosen device; empty for the system's choice. */
  get chosen(): string {
    return this.sink;
  }

  /** Plays a track; null for silence. */
  play(track: MediaStreamTrack | null): void {
    this.element.srcObject = track === null ? null : new MediaStream([track]);
    if (track === null) this.blocked(false);
    else this.resume();
  }

  /** Tries again, for instance after a click. */
  resume(): void {
    if (this.element.srcObject === null) return;
    this.element.play().then(
      () => this.blocked(false),
      (error: unknown) => {
        // A newer track interrupts the one before; only a missing click is a trouble.
        if (error instanceof DOMException && error.name === "NotAllowedError") this.blocked(true);
      },
    );
  }

  /** Chooses a device. @returns False when the browser does not let it be used. */
  async choose(deviceId: string): Promise<boolean> {
    try {
      await this.element.setSinkId(deviceId);
      this.sink = deviceId;
      return true;
    } catch {
      return false;
    }
  }
}
