import type { DeskServer, Reply } from "./deskServer";
import type { FlowCheck, FlowSummary, FlowTrialAnswer } from "./flowContracts";

/** What the desk asks about call flows. */
export class FlowCalls {
  constructor(private readonly server: DeskServer) {}

  list(): Promise<Reply<readonly FlowSummary[]>> {
    return this.server.get("flows");
  }

  /** Describes what may stand in a file. */
  schema(): Promise<Reply<unknown>> {
    return this.server.get("flows/schema");
  }

  /** The names of the queues that a flow may lead to. */
  queues(): Promise<Reply<readonly string[]>> {
    return this.server.get("flows/queues");
  }

  /** The file as it was published. @param version Null for the one in force. */
  text(name: string, version: number | null = null): Promise<Reply<string>> {
    return this.server.getText(`${pathOf(name)}${version === null ? "" : `?version=${version}`}`);
  }

  check(text: string): Promise<Reply<FlowCheck>> {
    return this.server.postText("flows/check", text);
  }

  /** Walks a caller through a file that need not be published. @param moves As in the tables of scripted callers: keys, `waits`, `hangs up`. */
  tryOut(text: string, caller: string, moves: readonly string[]): Promise<Reply<FlowTrialAnswer>> {
    return this.server.post("flows/try", { text, caller, moves });
  }

  /**
   * Puts a file in force for new calls.
   * @param share How many of 100 calls take it.
   * @param over What is in force as far as the asker knows; null for a new flow. With anything else the server refuses with `flow.movedOn`.
   * @param takes Takes numbers that lead to another flow; otherwise the server refuses with `flow.numberTaken`.
   */
  publish(text: string, share: number, over: FlowSummary | null, takes: boolean): Promise<Reply<FlowCheck>> {
    const trial = over === null || over.trial === null ? "" : `&trial=${over.trial}`;
    return this.server.postText(`flows?share=${share}&over=${over?.current ?? 0}${trial}${takes ? "&take=true" : ""}`, text);
  }

  /** Puts a published version in force again. @param over What is in force as far as the asker knows, as when publishing. */
  use(name: string, version: number, over: FlowSummary | null): Promise<Reply<null>> {
    return this.server.put(`${pathOf(name)}/version`, { version, over: over?.current ?? null, trial: over?.trial ?? null });
  }
}

function pathOf(name: string): string {
  return `flows/${encodeURIComponent(name)}`;
}
