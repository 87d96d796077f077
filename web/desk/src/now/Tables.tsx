import type { ComponentChildren } from "preact";
import type { Desk } from "../desk/desk";
import type { LiveNow } from "../server/liveContracts";
import { Field } from "../shared/Field";
import { arrange, type Column } from "../table/arrange";
import { Table } from "../table/Table";
import { agentColumns, callColumns, partyOf, queueColumns } from "./columns";
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
            {row.phase === "waiting" ? "Why" : "Open"}<span class="slds-assistive-text"> {partyOf(row)}</span>
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

const most = 200;

interface PartProps<Row> {
  readonly desk: Desk;
  /** Also the name of the choice that holds the order. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly filter?: string;
  /** The order when nobody chose one; empty for the server's. */
  readonly standard: string;
  readonly keyOf: (row: Row) => string;
  readonly nothing: string;
  readonly actions: (row: Row) => ComponentChildren;
  readonly children?: ComponentChildren;
}

function Part<Row>({ desk, id, title, about, rows, columns, filter = "", standard, keyOf, nothing, actions, children }: PartProps<Row>) {
  const sort = desk.address.place.value.choices[id] ?? standard;
  const fitting = arrange(rows, columns, filter, sort);
  const shown = fitting.slice(0, most);
  return (
    <section class="desk-card desk-part" aria-labelledby={`part-${id}`}>
      <div class="desk-part-head">
        <h2 id={`part-${id}`} class="slds-text-heading_small">{title}</h2>
        <p class="desk-soft">{shown.length < fitting.length ? `The first ${most} of ${fitting.length}; filter to see others` : about}</p>
        {children}
      </div>
      {shown.length === 0 ? <p class="desk-part-nothing desk-soft">{rows.length === 0 ? nothing : "Nothing fits the filter."}</p> : (
        <Table caption={title} columns={columns} rows={shown} keyOf={keyOf} sort={sort} sortBy={(by) => desk.address.choose({ [id]: by === standard ? null : by })} actions={actions} />
      )}
    </section>
  );
}
