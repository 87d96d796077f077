import type { PhoneDevice } from "@patchbay/phone/server/contracts";
import type { PhoneActions } from "./phoneActions";
import type { PhoneSession } from "./phoneSession";

/** Choosing where calls are heard. */
export class DeviceActions {
  private readonly session: PhoneSession;
  private readonly actions: PhoneActions;

  constructor(session: PhoneSession, actions: PhoneActions) {
    this.session = session;
    this.actions = actions;
  }

  /** Hears calls there from now on, the one in progress too. */
  use(device: PhoneDevice): Promise<boolean> {
    return this.actions.run("device", async () => {
      const reply = await this.session.line.ask("UseDevice", device, true);
      if (reply.ok && device === "browser") this.session.audioKeeper.bring();
      return reply;
    });
  }

  /** Rings the desk phone once more. */
  ring(): Promise<boolean> {
    return this.actions.run("device", () => this.session.line.ask("RingDeskPhone"));
  }
}
