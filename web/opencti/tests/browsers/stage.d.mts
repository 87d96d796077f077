/** How the frame is held: as it is, without an origin of its own, or without the microphone. */
export type Mode = "plain" | "sandbox" | "no-microphone";

export interface Browser {
  readonly name: string;
  readonly path: string;
}

export const browsers: readonly Browser[];
export function isInstalled(browser: Browser): boolean;

export class Stage {
  static open(entry: string, adapterEntry: string): Promise<Stage>;
  play(browser: Browser, mode: Mode, patienceMs: number, more?: string): Promise<unknown>;
  playAll(browser: Browser, modes: readonly Mode[], patienceMs: number, more?: string): Promise<unknown[]>;
  close(): void;
}
