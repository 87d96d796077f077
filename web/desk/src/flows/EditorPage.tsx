import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk } from "../desk/desk";
import type { FlowCalls } from "../server/flowCalls";
import type { Problem } from "../server/deskServer";
import { Busy } from "../shared/Busy";
import { PageHeader } from "../shared/PageHeader";
import { ProblemBox } from "../shared/ProblemBox";
import type { DraftStore } from "./edit/draftStore";
import { FlowEditor } from "./edit/flowEditor";
import type { Known } from "./FlowsPage";
import { Workbench } from "./Workbench";

interface EditorPageProps {
  readonly desk: Desk;
  readonly calls: FlowCalls;
  readonly drafts: DraftStore;
  readonly known: Known;
  readonly name: string;
}

const restMs = 400;

/** One flow: asks for its text, then lets it be changed. */
export function EditorPage({ desk, calls, drafts, known, name }: EditorPageProps) {
  const editor = useSignal<FlowEditor | null>(null);
  const problem = useSignal<Problem | null>(null);
  const published = known.flows.find((flow) => flow.name === name) ?? null;
  useEffect(() => {
    let isGone = false;
    const begin = (text: string): void => {
      if (isGone) return;
      editor.value = new FlowEditor({ calls, drafts, kinds: known.kinds, name, published, text, later });
      editor.value.select(desk.address.place.peek().choices["step"] ?? null);
    };
    if (published !== null) void calls.text(name).then((reply) => (reply.ok ? begin(reply.value) : (problem.value = reply.problem)));
    else if (drafts.read(name) !== null) begin("");
    else problem.value = { kind: "refused", words: `There is no flow ${name}.`, code: null, problems: [] };
    return () => {
      isGone = true;
      editor.value?.close();
    };
  }, [calls, name]);
  if (editor.value !== null) return <Workbench desk={desk} calls={calls} editor={editor.value} queues={known.queues} flows={known.flows.map((flow) => flow.name)} />;
  return (
    <>
      <PageHeader desk={desk} icon="flow" section="Call flows" title={published?.title ?? name} about="" />
      <ProblemBox problem={problem.value} />
      {problem.value === null && <Busy words="Asking for the flow…" />}
    </>
  );
}

function later(ask: () => void): () => void {
  const timer = setTimeout(ask, restMs);
  return () => clearTimeout(timer);
}
