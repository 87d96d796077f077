import type { PhoneMessage } from "@patchbay/phone/server/contracts";
import type { PhoneActions } from "./phoneActions";
import type { PhoneSession } from "./phoneSession";

/** Messages that callers left. */
export class MessageActions {
  private readonly session: PhoneSession;
  private readonly actions: PhoneActions;

  constructor(session: PhoneSession, actions: PhoneActions) {
    this.session = session;
    this.actions = actions;
  }

  /** Asks where a message can be heard. @returns Null when it cannot; the reason is shown then. */
  async play(messageId: string): Promise<string | null> {
    const reply = await this.session.line.ask("PlayMessage", messageId);
    if ("url" in reply && reply.url !== null) return reply.url;
    this.actions.refuse(reply.message ?? "This message cannot be played now.");
    return null;
  }

  /** Marks a message as heard, or lets it wait again. */
  mark(messageId: string, heard: boolean): Promise<boolean> {
    return this.actions.run("message", () => this.session.line.ask("MarkMessage", messageId, heard));
  }

  /** Deletes a message. */
  remove(messageId: string): Promise<boolean> {
    return this.actions.run("message", () => this.session.line.ask("DeleteMessage", messageId));
  }

  /** Calls the caller back. The message counts as heard then. */
  async callBack(message: PhoneMessage): Promise<void> {
    if (message.number === null || !(await this.actions.dial(message.number, null))) return;
    if (!message.heard) await this.mark(message.messageId, true);
  }
}
