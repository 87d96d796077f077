import type { PhoneConsultStep, PhoneTarget } from "@patchbay/phone/server/contracts";
import type { Target } from "../transfer/targets";
import type { PhoneActions } from "./phoneActions";
import type { PhoneSession } from "./phoneSession";

/** Passing calls on, asking others in, and parking. */
export class TransferActions {
  private readonly session: PhoneSession;
  private readonly actions: PhoneActions;

  constructor(session: PhoneSession, actions: PhoneActions) {
    this.session = session;
    this.actions = actions;
  }

  /** Asks whom a call can go to. @returns None while the server cannot be reached. */
  async find(text: string): Promise<readonly PhoneTarget[]> {
    const reply = await this.session.line.ask("FindTargets", text);
    return "targets" in reply ? reply.targets : [];
  }

  /** Sends the call on, or asks first. @returns True when it is under way. */
  pass(callId: string, to: Target, consult: boolean): Promise<boolean> {
    return this.actions.run("transfer", async () => {
      await this.session.notesKeeper.flush();
      return this.session.line.ask("Transfer", callId, to.kind, to.to, consult);
    });
  }

  /** Goes on with whoever was asked. */
  step(callId: string, step: PhoneConsultStep): Promise<boolean> {
    return this.actions.run("transfer", () => this.session.line.ask("Consult", callId, step));
  }

  /** Lets somebody go. */
  drop(callId: string, legId: string): Promise<boolean> {
    return this.actions.run("transfer", () => this.session.line.ask("DropParty", callId, legId));
  }

  /** Parks the customer. */
  park(callId: string): Promise<boolean> {
    return this.actions.run("transfer", async () => {
      await this.session.notesKeeper.flush();
      return this.session.line.ask("Park", callId);
    });
  }

  /** Picks a parked customer up, once the agent can be heard. */
  pickUp(callId: string): Promise<boolean> {
    return this.actions.run("answer", async () => {
      if (!(await this.session.audioKeeper.begin())) return { ok: false, message: "The microphone does not work." };
      const reply = await this.session.line.ask("PickUp", callId);
      this.session.audioKeeper.began(reply.ok ? callId : null);
      return reply;
    });
  }
}
