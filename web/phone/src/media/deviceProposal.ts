import type { PhoneDevice, PhoneDevices } from "../server/contracts";

/** What a proposal needs. */
export interface DeviceProposalOptions {
  /** Says whether this browser has a microphone. */
  readonly exists: () => Promise<boolean>;
  /** Tells the server what this panel found. @returns False when it was not told. */
  readonly propose: (device: PhoneDevice) => Promise<boolean>;
}

/**
 * Says where calls are heard while the agent has chosen nothing: in the browser when it has a microphone, else at the desk phone.
 * Looks when the panel comes, when a desk phone comes, and when a microphone comes or goes; two panels never argue by turns.
 */
export class DeviceProposal {
  private readonly options: DeviceProposalOptions;
  private devices: PhoneDevices | null = null;

  constructor(options: DeviceProposalOptions) {
    this.options = options;
  }

  /** Takes what the server says. */
  update(devices: PhoneDevices): void {
    const before = this.devices;
    this.devices = devices;
    const came = devices.deskPhone !== "absent" && (before === null || before.deskPhone === "absent");
    if (came) void this.look();
  }

  /** Looks whether there is a microphone, and says so when calls would be heard elsewhere. */
  async look(): Promise<void> {
    if (!this.isOpen()) return;
    const device = (await this.options.exists()) ? "browser" : "deskPhone";
    if (this.isOpen() && this.devices?.device !== device) await this.options.propose(device);
  }

  /** There is no microphone after all. @returns True when calls are heard at the desk phone from now on. */
  async fallBack(): Promise<boolean> {
    return this.isOpen() && this.options.propose("deskPhone");
  }

  /** True while the agent has chosen nothing, and has a desk phone that is not in a call already. */
  private isOpen(): boolean {
    return this.devices !== null && this.devices.chosen === null && !["absent", "talking", "unheard"].includes(this.devices.deskPhone);
  }
}
