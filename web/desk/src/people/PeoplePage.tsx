import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { StaffCalls } from "../server/staffCalls";
import { Busy } from "../shared/Busy";
import { Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import { PageHeader } from "../shared/PageHeader";
import { ProblemBox } from "../shared/ProblemBox";
import { arrange } from "../table/arrange";
import { csvOf, saveFile } from "../table/csv";
import { Part } from "../table/Part";
import { importColumns, staffColumns } from "./columns";
import { FixedDialog } from "./FixedDialog";
import { PeoplePage as Page } from "./peoplePage";
import { StaffDialog } from "./StaffDialog";

const refreshEveryMs = 5_000;
const standard = "name";

/** What agents can do and where they serve; the address holds the filter, the order and who is open. */
export function PeoplePage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const page = useMemo(() => new Page(new StaffCalls(site.server)), [site]);
  const { filter = "", people = standard, agent } = desk.address.place.value.choices;
  useEffect(() => {
    const refresh = (): void => void (document.hidden || page.refresh());
    refresh();
    const timer = setInterval(refresh, refreshEveryMs);
    return () => clearInterval(timer);
  }, [page]);
  const staff = page.staff.value;
  const open = staff?.find(({ agentId }) => agentId === agent);
  const close = (): void => desk.address.choose({ agent: null });
  return (
    <>
      <PageHeader desk={desk} icon="people" section="People" title="Skills and queues"
        about="What each agent can do, and which queues the agent serves. What you set counts at once and holds over restarts.">
        <Field id="filter" label="Filter">
          <input id="filter" class="slds-input" type="search" value={filter} placeholder="Words of any column" onInput={(event) => desk.address.choose({ filter: event.currentTarget.value })} />
        </Field>
        <button type="button" class="slds-button slds-button_neutral" onClick={() => saveFile("agents.csv", "text/csv;charset=utf-8", csvOf(importColumns, arrange(staff ?? [], staffColumns, filter, people)))}>
          <Icon name="download" />Export CSV
        </button>
      </PageHeader>
      <ProblemBox problem={page.problem.value} />
      <div role="status">{page.outcome.value !== null && <p class="desk-box desk-box_good desk-outcome"><Icon name="check" /><span class="desk-words">{page.outcome.value}</span></p>}</div>
      {staff === null ? page.problem.value === null && <Busy words="Asking for the agents…" /> : (
        <Part desk={desk} id="people" title="Agents" about={staff.length === 1 ? "One agent" : `${staff.length} agents`} rows={staff} columns={staffColumns} filter={filter} standard={standard}
          keyOf={({ user }) => user} nothing="There are no agents yet. Add one with: patchbay user add NAME --role agent" actions={(row) => (
            <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => desk.address.choose({ agent: row.agentId }, "push")}>
              {row.isInSettings ? "Open" : "Change"}<span class="slds-assistive-text"> {row.name}</span>
            </button>
          )} />
      )}
      {open !== undefined && (open.isInSettings ? <FixedDialog key={open.user} agent={open} close={close} /> : <StaffDialog key={open.user} page={page} agent={open} close={close} />)}
    </>
  );
}
