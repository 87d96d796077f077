import type { ApiCall } from "../calls/apiCalls.ts";
import type { ArgumentObjects } from "../calls/argumentObject.ts";
import type { FoundFault } from "../seam/messages.ts";
import type { Callees } from "../uses/callees.ts";
import type { Flow } from "../uses/flow.ts";

/** What a rule may ask about one script. */
export interface ScriptFacts {
  readonly flow: Flow;
  readonly callees: Callees;
  readonly calls: readonly ApiCall[];
  readonly objects: ArgumentObjects;
  readonly text: string;
}

/** Finds one kind of mistake. */
export type FaultRule = (script: ScriptFacts) => FoundFault[];
