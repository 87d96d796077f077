import { useSignal } from "@preact/signals";
import type { LiveCall, LiveNow } from "../server/liveContracts";
import type { Problem } from "../server/deskServer";
import { Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import type { LivePage } from "./livePage";
import { awayOf } from "./words";

interface MoveFormProps {
  readonly page: LivePage;
  readonly now: LiveNow;
  readonly call: LiveCall;
  /** Ids of agents who lack what the call needs. */
  readonly unfit: readonly string[];
}

const priorities = [
  { value: 10, label: "First of all" },
  { value: 5, label: "High" },
  { value: 0, label: "Normal" },
  { value: -5, label: "Low" },
] as const;

/** Sends a waiting caller elsewhere. The wait so far counts on; the call keeps who moved it. */
export function MoveForm({ page, now, call, unfit }: MoveFormProps) {
  const queue = useSignal(call.queueId ?? "");
  const priority = useSignal(call.priority);
  const agent = useSignal("");
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const move = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await page.move(call, { queueId: queue.value, priority: priority.value, agentId: agent.value === "" ? null : agent.value });
    busy.value = false;
    await page.refresh(call.id);
  };
  const away = awayOf(now.agents);
  const known = priorities.some(({ value }) => value === priority.value);
  return (
    <form class="desk-move" aria-labelledby="move-caller" onSubmit={(event) => { event.preventDefault(); void move(); }}>
      <h3 id="move-caller" class="slds-text-heading_small">Move the caller</h3>
      <div class="desk-tools">
        <Field id="move-queue" label="Queue">
          <select id="move-queue" class="slds-select" value={queue.value} onChange={(event) => (queue.value = event.currentTarget.value)}>
            {now.queues.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </Field>
        <Field id="move-priority" label="Priority">
          <select id="move-priority" class="slds-select" value={String(priority.value)} onChange={(event) => (priority.value = Number(event.currentTarget.value))}>
            {!known && <option value={String(priority.value)}>{priority.value}</option>}
            {priorities.map(({ value, label }) => <option key={value} value={String(value)}>{label}</option>)}
          </select>
        </Field>
        <Field id="move-agent" label="For">
          <select id="move-agent" class="slds-select" aria-describedby={away === null ? undefined : "move-away"} value={agent.value} onChange={(event) => (agent.value = event.currentTarget.value)}>
            <option value="">Anybody who can</option>
            {now.agents.filter(({ available }) => available).map(({ id, name }) => <option key={id} value={id}>{name} alone{unfit.includes(id) ? " (lacks a skill)" : ""}</option>)}
          </select>
        </Field>
        <button type="submit" class="slds-button slds-button_brand" aria-disabled={busy.value}>Move</button>
      </div>
      {away !== null && <p id="move-away" class="desk-soft" dir="auto">{away}</p>}
      <ProblemBox problem={problem.value} />
    </form>
  );
}
