import type { ParkedDetail, ParkedRecord, RetriedRecords } from "./orgContracts";
import type { DeskServer, Reply } from "./deskServer";
import { pathOf } from "./orgCalls";

/** Code of a record that is written, but without fields that the org lacks. */
export const leftOut = "FIELD_LEFT_OUT";

/** A value of a field, as a person can set it. */
export type FieldValue = string | number | boolean | null;

/** What the desk asks about parked records of one org. */
export class ParkedCalls {
  private readonly path: string;

  constructor(
    private readonly server: DeskServer,
    org: string,
  ) {
    this.path = `${pathOf(org)}/parked`;
  }

  list(): Promise<Reply<readonly ParkedRecord[]>> {
    return this.server.get(this.path);
  }

  find(call: string): Promise<Reply<ParkedDetail>> {
    return this.server.get(this.pathOfCall(call));
  }

  retry(call: string): Promise<Reply<null>> {
    return this.server.post(`${this.pathOfCall(call)}/retry`);
  }

  /** @param code Only those with this code; null for all. */
  retryAll(code: string | null): Promise<Reply<RetriedRecords>> {
    return this.server.post(`${this.path}/retry${code === null ? "" : `?code=${encodeURIComponent(code)}`}`);
  }

  /** Sets fields for good, and runs the record again. */
  edit(call: string, fields: Readonly<Record<string, FieldValue>>): Promise<Reply<null>> {
    return this.server.put(`${this.pathOfCall(call)}/fields`, fields);
  }

  drop(call: string): Promise<Reply<null>> {
    return this.server.delete(this.pathOfCall(call));
  }

  private pathOfCall(call: string): string {
    return `${this.path}/${encodeURIComponent(call)}`;
  }
}
