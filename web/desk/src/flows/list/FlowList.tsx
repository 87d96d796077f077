import { useSignal } from "@preact/signals";
import type { Desk } from "../../desk/desk";
import { Icon } from "../../shared/Icon";
import { PlaceLink } from "../../shared/PlaceLink";
import { byWords } from "../versionWords";
import { timeOf } from "../../shared/times";
import { arrange, type Column } from "../../table/arrange";
import { Table } from "../../table/Table";
import type { DraftStore } from "../edit/draftStore";
import type { Known } from "../FlowsPage";
import { NewFlowDialog } from "./NewFlowDialog";

/** A flow that is published, or that somebody has begun here. */
interface Row {
  readonly name: string;
  readonly title: string;
  readonly numbers: string;
  readonly version: string;
  readonly published: string;
  readonly state: string;
}

const columns: readonly Column<Row>[] = [
  { id: "title", label: "Flow", text: ({ title, name }) => `${title} ${name}`, cell: ({ title, name }) => <><strong>{title}</strong>{title === name ? "" : <span class="desk-soft"> {name}</span>}</> },
  { id: "numbers", label: "Numbers", text: ({ numbers }) => numbers },
  { id: "version", label: "Version", text: ({ version }) => version, figures: true },
  { id: "published", label: "Published", text: ({ published }) => published },
  { id: "state", label: "State", text: ({ state }) => state },
];

/** All flows with what is in force. */
export function FlowList({ desk, drafts, known }: { readonly desk: Desk; readonly drafts: DraftStore; readonly known: Known }) {
  const asking = useSignal(false);
  const { sort = "title" } = desk.address.place.value.choices;
  const rows = arrange(rowsOf(known, drafts), columns, "", sort);
  const open = (name: string): void => desk.address.choose({ flow: name, step: null }, "push");
  return (
    <>
      <div class="desk-buttons flow-list-tools">
        <button type="button" class="slds-button slds-button_brand" onClick={() => (asking.value = true)}><Icon name="add" />New flow</button>
      </div>
      {rows.length === 0 ? (
        <section class="desk-card desk-empty" aria-labelledby="no-flows">
          <span class="desk-empty-icon"><Icon name="flow" /></span>
          <h2 id="no-flows" class="slds-text-heading_medium">There is no call flow yet</h2>
          <p>Callers go straight to their queue. Make a flow to greet them, let them choose, and send them where they want to go.</p>
        </section>
      ) : (
        <div class="desk-card">
          <Table caption="Call flows" columns={columns} rows={rows} keyOf={({ name }) => name} sort={sort} sortBy={(by) => desk.address.choose({ sort: by })}
            actions={({ name, title }) => <PlaceLink desk={desk} class="slds-button slds-button_neutral desk-small-button" to={{ page: "flows", choices: { flow: name } }}>Open<span class="slds-assistive-text"> {title}</span></PlaceLink>} />
        </div>
      )}
      {asking.value && <NewFlowDialog known={known} drafts={drafts} open={open} close={() => (asking.value = false)} />}
    </>
  );
}

function rowsOf(known: Known, drafts: DraftStore): readonly Row[] {
  const begun = drafts.names();
  const published = known.flows.map(({ name, title, numbers, current, trial, share, versions, emergency }): Row => {
    const inForce = versions.find(({ version }) => version === current);
    const at = inForce === undefined ? "" : `${timeOf(inForce.publishedAt, new Date())}${byWords(inForce.by)}`;
    const state = [emergency === null ? "" : "Closed by the emergency switch", trial === null ? "In force" : `In force; version ${trial} takes ${share} of 100 calls`, begun.includes(name) ? "draft in this browser" : ""];
    return { name, title, numbers: numbers.join(", ") || "none", version: String(current), published: at, state: state.filter((part) => part !== "").join("; ") };
  });
  const fresh = begun.filter((name) => !known.flows.some((flow) => flow.name === name)).map((name): Row => ({ name, title: name, numbers: "none", version: "", published: "", state: "Draft in this browser" }));
  return [...published, ...fresh];
}
