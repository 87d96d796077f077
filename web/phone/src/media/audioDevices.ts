/** A microphone or a speaker. */
export interface AudioDevice {
  /** Empty for the system's choice. */
  readonly id: string;
  readonly name: string;
}

/** What can be chosen. */
export interface AudioDevices {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
}

/** Lists microphones and speakers. Names are there once the microphone was allowed. */
export async function listAudioDevices(devices: MediaDevices | null): Promise<AudioDevices> {
  const all = devices?.enumerateDevices === undefined ? [] : await devices.enumerateDevices();
  return { microphones: named(all, "audioinput", "Microphone"), speakers: named(all, "audiooutput", "Speaker") };
}

/** Browsers list the system's choice as a device of its own, some of them twice. */
function named(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind, word: string): AudioDevice[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== "" && device.deviceId !== "default" && device.deviceId !== "communications")
    .map((device, i) => ({ id: device.deviceId, name: device.label === "" ? `${word} ${i + 1}` : device.label }));
}
