import type { Desk } from "../desk/desk";
import type { LiveNow } from "../server/liveContracts";
import { Field } from "../shared/Field";
import { Part } from "../table/Part";
import { agentColumns, callColumns, queueColumns } from "./columns";
import type { LivePage } from "./livePage";

interface TablesProps {
  readonly desk: Desk;
  readonly page: LivePage;
  readonly now: LiveNow;
}

/** The three tables; a queue narrows the two below it. */
export function Tables({ desk, page, now }: TablesProps) {
  const { queue = "", filter = "" } = desk.address.place.value.choices;
  const calls = now.calls.filter(({ queueId }) => queue === "" || queueId === queue);
  const agents = now.agents.filter(({ queues }) => queue === "" || queues.includes(queue));
  return (
    <>
      <Part desk={desk} id="queues" title="Queues" about={count(now.queues.length, "queue", "queues")} rows={now.queues} columns={queueColumns(page)} standard="name"
        keyOf={({ id }) => id} nothing="There is no queue yet." actions={(row) => (
          <button type="button" class="slds-button slds-button_neutral desk-small-button"
            onClick={() => desk.address.choose({ queue: queue === row.id ? null : row.id }, "push")}>
            {queue === row.id ? "Show all" : "Only this"}<span class="slds-assistive-text"> {row.name}</span>
          </button>
        )} />
      <Part desk={desk} id="calls" title={queue === "" ? "Calls" : `Calls of ${page.queueName(queue)}`} about={count(now.callsInAll, "call in all", "calls in all")}
        rows={calls} columns={callColumns(page)} filter={filter} standard="" keyOf={({ id }) => id} nothing="Nobody calls and nobody waits." actions={(row) => (
          <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => desk.address.choose({ call: row.id }, "push")}>
            {row.phase === "waiting" || row.phase === "notDue" ? "Why" : "Open"}<span class="slds-assistive-text"> {page.partyOf(row)}</span>
          </button>
        )}>
        <Filter desk={desk} filter={filter} />
      </Part>
      <Part desk={desk} id="agents" title={queue === "" ? "Agents" : `Agents of ${page.queueName(queue)}`} about={count(now.agentsInAll, "agent in all", "agents in all")}
        rows={agents} columns={agentColumns(page)} filter={filter} standard="" keyOf={({ id }) => id} nothing="No agent is there." actions={(row) => (
          <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => desk.address.choose({ agent: row.id }, "push")}>
            Open<span class="slds-assistive-text"> {row.name}</span>
          </button>
        )} />
    </>
  );
}

function Filter({ desk, filter }: { readonly desk: Desk; readonly filter: string }) {
  return (
    <Field id="filter" label="Filter calls and agents">
      <input id="filter" class="slds-input" type="search" value={filter} placeholder="Words of any column" onInput={(event) => desk.address.choose({ filter: event.currentTarget.value })} />
    </Field>
  );
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `One ${one}` : `${number} ${many}`;
}
