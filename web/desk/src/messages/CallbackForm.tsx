import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Problem } from "../server/deskServer";
import type { CallbackLine } from "../server/messageContracts";
import { Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import type { MessagePage } from "./messagePage";

/** Gives a callback to another queue, or to one agent before the others. It keeps its place. */
export function CallbackForm({ page, callback }: { readonly page: MessagePage; readonly callback: CallbackLine }) {
  const queue = useSignal(callback.queueId);
  const agent = useSignal(callback.agentId ?? "");
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(() => void page.learnSite(), [page]);
  const site = page.site.value;
  const give = async (): Promise<void> => {
    if (busy.value || site === null) return;
    busy.value = true;
    const name = site.agents.find(({ id }) => id === agent.value)?.name ?? site.queues.find(({ id }) => id === queue.value)?.name ?? "";
    problem.value = await page.giveCallback(callback, { queueId: queue.value, agentId: agent.value === "" ? null : agent.value }, name);
    busy.value = false;
  };
  return (
    <form class="desk-move" aria-labelledby="give" onSubmit={(event) => { event.preventDefault(); void give(); }}>
      <h3 id="give" class="slds-text-heading_small">Give it to others</h3>
      <div class="desk-tools">
        <Field id="give-queue" label="Queue">
          <select id="give-queue" class="slds-select" value={queue.value} onChange={(event) => (queue.value = event.currentTarget.value)}>
            {site?.queues.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </Field>
        <Field id="give-agent" label="First">
          <select id="give-agent" class="slds-select" value={agent.value} onChange={(event) => (agent.value = event.currentTarget.value)}>
            <option value="">Anybody who can</option>
            {site?.agents.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </Field>
        <button type="submit" class="slds-button slds-button_neutral" aria-disabled={busy.value}>Give</button>
      </div>
      <ProblemBox problem={problem.value} />
    </form>
  );
}
