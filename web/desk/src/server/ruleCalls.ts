import type { WhoAnswer } from "./orgContracts";
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

  read(): Promise<Reply<unknown>> {
    return this.server.get(`${this.path}/rules`);
  }

  /** @param text JSON as it was typed, comments allowed. */
  save(text: string): Promise<Reply<null>> {
    return this.server.putText(`${this.path}/rules`, text);
  }

  /** Puts the standard rules in force again. */
  reset(): Promise<Reply<null>> {
    return this.server.delete(`${this.path}/rules`);
  }
}
