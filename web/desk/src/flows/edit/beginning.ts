import type { FlowCalls } from "../../server/flowCalls";
import type { FlowSummary } from "../../server/flowContracts";
import type { StepKind } from "../text/schema";
import type { DraftStore } from "./draftStore";

/** What an editor begins with. */
export interface Beginning {
  readonly calls: FlowCalls;
  readonly drafts: DraftStore;
  readonly kinds: readonly StepKind[];
  readonly name: string;
  /** The flow as it is published; null for a new one. */
  readonly published: FlowSummary | null;
  /** The published text; empty for a new one. */
  readonly text: string;
  /** Waits a moment after the last change before the server is asked. */
  readonly later: (ask: () => void) => () => void;
}
