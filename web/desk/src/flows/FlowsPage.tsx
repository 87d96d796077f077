import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { FlowCalls } from "../server/flowCalls";
import type { FlowSummary } from "../server/flowContracts";
import type { Problem } from "../server/deskServer";
import { Busy } from "../shared/Busy";
import { PageHeader } from "../shared/PageHeader";
import { PlaceLink } from "../shared/PlaceLink";
import { ProblemBox } from "../shared/ProblemBox";
import { DraftStore } from "./edit/draftStore";
import { EditorPage } from "./EditorPage";
import { FlowList } from "./list/FlowList";
import { kindsOf, type StepKind } from "./text/schema";

/** What is known of the flows as a whole. */
export interface Known {
  readonly flows: readonly FlowSummary[];
  readonly kinds: readonly StepKind[];
  readonly queues: readonly string[];
}

/** Call flows: the list, or the one that the address names. */
export function FlowsPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const calls = useMemo(() => new FlowCalls(site.server), [site]);
  const drafts = useMemo(() => new DraftStore(() => window.localStorage), []);
  const known = useSignal<Known | null>(null);
  const problem = useSignal<Problem | null>(null);
  const { flow } = desk.address.place.value.choices;
  const closed = site.lines.closed.value.map(({ name }) => name).join();
  useEffect(() => void read(calls).then((found) => {
    if ("kinds" in found) known.value = found;
    else problem.value = found;
  }), [calls, flow, closed]);
  if (known.value !== null && flow !== undefined) return <EditorPage key={flow} desk={desk} calls={calls} drafts={drafts} known={known.value} name={flow} />;
  return (
    <>
      <PageHeader desk={desk} icon="flow" section="Calls" title="Call flows" about="What callers hear, what they may press and where they go. Each flow is a file; the picture and the file are always the same.">
        {known.value !== null && known.value.flows.length > 0 && <PlaceLink desk={desk} class="slds-button slds-button_text-destructive" to={{ page: "now", choices: { lines: "close" } }}>Close lines…</PlaceLink>}
      </PageHeader>
      <ProblemBox problem={problem.value} />
      {known.value === null ? problem.value === null && <Busy words="Asking for the call flows…" /> : <FlowList desk={desk} drafts={drafts} known={known.value} />}
    </>
  );
}

async function read(calls: FlowCalls): Promise<Known | Problem> {
  const [flows, schema, queues] = await Promise.all([calls.list(), calls.schema(), calls.queues()]);
  if (!flows.ok) return flows.problem;
  if (!schema.ok) return schema.problem;
  if (!queues.ok) return queues.problem;
  return { flows: flows.value, kinds: kindsOf(schema.value), queues: queues.value };
}
