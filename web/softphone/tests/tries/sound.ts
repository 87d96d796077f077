import { readFileSync, writeFileSync } from "node:fs";

/** Samples each second of what telephones speak and hear here. */
export const rateHz = 8000;

const headerBytes = 44;
const loud = 8000;

/** Writes a tone as a WAV file of 16 bits. */
export function writeTone(file: string, hz: number, seconds: number): void {
  const samples = new Int16Array(rateHz * seconds);
  for (let at = 0; at < samples.length; at++) samples[at] = loud * Math.sin((2 * Math.PI * hz * at) / rateHz);
  const bytes = new Uint8Array(headerBytes + samples.byteLength);
  const header = new DataView(bytes.buffer);
  const text = (at: number, words: string): void => bytes.set(new TextEncoder().encode(words), at);
  text(0, "RIFF");
  header.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rateHz, true);
  header.setUint32(28, rateHz * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, samples.byteLength, true);
  bytes.set(new Uint8Array(samples.buffer), headerBytes);
  writeFileSync(file, bytes);
}

/** The newest part of a WAV file that is still written. */
export function newestOf(file: string, seconds: number): Int16Array {
  const bytes = readFileSync(file).subarray(headerBytes);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const newest = Uint8Array.from(whole.subarray(Math.max(0, whole.length - seconds * rateHz * 2)));
  return new Int16Array(newest.buffer);
}

/** How loud a tone is in there: 1 for as loud as it was written. (Goertzel) */
export function strength(samples: Int16Array, hz: number): number {
  if (samples.length === 0) return 0;
  const turn = 2 * Math.cos((2 * Math.PI * hz) / rateHz);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + turn * one - two, one];
  return (2 * Math.sqrt(Math.max(0, one * one + two * two - turn * one * two))) / samples.length / loud;
}
