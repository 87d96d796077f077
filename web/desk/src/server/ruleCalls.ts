import type { FileDoubts } from "../file/fileDraft";
import type { RelinkedCall, WhoAnswer } from "./orgContracts";
import type { DeskServer, Reply } from "./deskServer";
import { pathOf } from "./orgCalls";

/** What the desk asks about the match rules of one org. */
export class RuleCalls {
  private readonly path: string;

  constructor(
    private readonly server: DeskServer,
    org: string,
  ) {
    this.path = pathOf(org);
  }

  /** @param agent Whose eyes to look through; empty for somebody who may see everything. */
  who(number: string, agent: string, search: boolean): Promise<Reply<WhoAnswer>> {
    const query = new URLSearchParams({ number, ...(agent === "" ? {} : { agent }), ...(search ? { search: "true" } : {}) });
    return this.server.get(`${this.path}/who?${query.toString()}`);
  }

  /** The rules as they were written. */
  read(): Promise<Reply<string>> {
    return this.server.getText(`${this.path}/rules/text`);
  }

  /** Compares rules with the org, and changes nothing. */
  check(text: string): Promise<Reply<FileDoubts | null>> {
    return this.server.putText(`${this.path}/rules?check=true`, text);
  }

  /** @param text JSON or YAML as it was typed, comments allowed. */
  save(text: string): Promise<Reply<FileDoubts | null>> {
    return this.server.putText(`${this.path}/rules`, text);
  }

  /** @param record Its id, or object and id with a slash between. */
  moveLog(call: string, record: string): Promise<Reply<RelinkedCall>> {
    const slash = record.indexOf("/");
    const wish = slash < 0 ? { record } : { record: record.slice(slash + 1), objectName: record.slice(0, slash) };
    return this.server.put(`${this.path}/calls/${encodeURIComponent(call)}/record`, wish);
  }

  /** Puts the standard rules in force again. */
  reset(): Promise<Reply<null>> {
    return this.server.delete(`${this.path}/rules`);
  }
}
