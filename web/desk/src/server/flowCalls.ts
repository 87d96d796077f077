import type { DeskServer, Reply } from "./deskServer";

/** A call flow, for a list. */
export interface FlowSummary {
  readonly name: string;
  readonly title: string;
  /** Dialled numbers that lead to it. */
  readonly numbers: readonly string[];
  /** The version in force. */
  readonly current: number;
  /** The version that takes a share of the calls; null for none. */
  readonly trial: number | null;
  /** How many of 100 calls the trial takes. */
  readonly share: number;
  /** The versions that are kept, newest first. */
  readonly versions: readonly { readonly version: number; readonly publishedAt: string }[];
}

/** Something that is wrong with a flow, or may be. */
export interface FlowProblem {
  readonly rule: string;
  /** True when it must be mended before the flow can be published. */
  readonly isError: boolean;
  readonly line: number;
  readonly column: number;
  /** The step it is about; null for the whole flow. */
  readonly step: string | null;
  readonly message: string;
}

/** What came of checking or publishing a flow. */
export interface FlowCheck {
  readonly name: string;
  readonly version: number | null;
  readonly problems: readonly FlowProblem[];
}

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

  /** The file as it was published. @param version Null for the one in force. */
  text(name: string, version: number | null = null): Promise<Reply<string>> {
    return this.server.getText(`${pathOf(name)}${version === null ? "" : `?version=${version}`}`);
  }

  check(text: string): Promise<Reply<FlowCheck>> {
    return this.server.postText("flows/check", text);
  }

  /** Puts a file in force for new calls. @param share How many of 100 calls take it. */
  publish(text: string, share: number): Promise<Reply<FlowCheck>> {
    return this.server.postText(`flows?share=${share}`, text);
  }

  /** Puts a published version in force again. */
  use(name: string, version: number): Promise<Reply<null>> {
    return this.server.put(`${pathOf(name)}/version`, { version });
  }
}

function pathOf(name: string): string {
  return `flows/${encodeURIComponent(name)}`;
}
