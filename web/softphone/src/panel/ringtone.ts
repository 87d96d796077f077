/** Two soft notes, twice, then a pause. */
const notes = [
  { at: 0, hz: 659.26 },
  { at: 0.18, hz: 783.99 },
  { at: 0.6, hz: 659.26 },
  { at: 0.78, hz: 783.99 },
] as const;
const noteSeconds = 0.34;
const periodMs = 3_000;
const loudness = 0.16;

/** Rings without a sound file. Stays silent where the browser wants a click first; the first click makes it heard. */
export class Ringtone {
  private readonly createContext: () => AudioContext;
  private context: AudioContext | null = null;
  private repeat: ReturnType<typeof setInterval> | null = null;

  constructor(createContext: () => AudioContext) {
    this.createContext = createContext;
  }

  /** Rings until stopped. */
  start(): void {
    if (this.repeat !== null) return;
    this.play();
    this.repeat = setInterval(() => this.play(), periodMs);
  }

  stop(): void {
    if (this.repeat !== null) clearInterval(this.repeat);
    this.repeat = null;
    // Closing cuts what still sounds, so that nothing rings into the first word.
    void this.context?.close();
    this.context = null;
  }

  private play(): void {
    this.context ??= this.createContext();
    const { context } = this;
    void context.resume().then(() => {
      if (this.context !== context) return;
      for (const note of notes) strike(context, context.currentTime + note.at, note.hz);
    });
  }
}

function strike(context: AudioContext, at: number, hz: number): void {
  const tone = new OscillatorNode(context, { type: "sine", frequency: hz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}
