import type { PhoneRecord, PhoneRecords } from "@patchbay/phone/server/contracts";
import type { PhoneActions } from "./phoneActions";
import type { PhoneSession } from "./phoneSession";

/** Finding the record that a log belongs to, and moving the log there. */
export class RecordActions {
  private readonly session: PhoneSession;
  private readonly actions: PhoneActions;

  constructor(session: PhoneSession, actions: PhoneActions) {
    this.session = session;
    this.actions = actions;
  }

  /** Looks for records by a name, a number, a case number or an id, in the org that a call belongs to. */
  async find(callId: string, text: string): Promise<PhoneRecords> {
    const reply = await this.session.line.ask("FindRecords", callId, text);
    return "records" in reply ? reply : { ok: false, records: [], message: reply.message ?? "The phone server cannot be reached now." };
  }

  /** Hangs the log of a call on a record, during the call or after it. @returns True when it does. */
  moveLog(callId: string, record: PhoneRecord): Promise<boolean> {
    return this.actions.run("record", () => this.session.line.ask("MoveLog", callId, record));
  }
}
