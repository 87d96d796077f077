import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { CloseDialog } from "../emergency/CloseDialog";
import { LiveCalls } from "../server/liveCalls";
import { Busy } from "../shared/Busy";
import { Icon } from "../shared/Icon";
import { PageHeader } from "../shared/PageHeader";
import { ProblemBox } from "../shared/ProblemBox";
import { AgentDialog } from "./AgentDialog";
import { CallDialog } from "./CallDialog";
import { LivePage } from "./livePage";
import { Tables } from "./Tables";

const refreshEveryMs = 1_000;

/** Queues, agents and calls as they are; the address holds the queue, the filters and what is open. */
export function NowPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const page = useMemo(() => new LivePage(new LiveCalls(site.server)), [site]);
  const { call = null, agent, lines } = desk.address.place.value.choices;
  useEffect(() => void page.learnCountry(), [page]);
  useEffect(() => {
    const refresh = (): void => void (document.hidden || page.refresh(call));
    refresh();
    const timer = setInterval(refresh, refreshEveryMs);
    return () => clearInterval(timer);
  }, [page, call]);
  const now = page.now.value;
  const open = now?.agents.find(({ id }) => id === agent);
  return (
    <>
      <PageHeader desk={desk} icon="pulse" section="Now" title="Queues, calls and agents"
        about="The site as it is this second. Open a waiting call to see why it waits, a running one to see what happened, an agent to set the state.">
        {site.lines.all.value.length > 0 && <button type="button" class="slds-button slds-button_text-destructive" onClick={() => desk.address.choose({ lines: "close" })}>Close lines…</button>}
      </PageHeader>
      <ProblemBox problem={page.problem.value} />
      <div role="status">{page.outcome.value !== null && <p class="desk-box desk-box_good desk-outcome"><Icon name="check" /><span class="desk-words">{page.outcome.value}</span></p>}</div>
      {now === null ? page.problem.value === null && <Busy words="Asking how the site is…" /> : <Tables desk={desk} page={page} now={now} />}
      {lines === "close" && site.lines.all.value.length > 0 && <CloseDialog lines={site.lines.all.value} act={(chosen) => site.lines.turn(chosen.map(({ name }) => name), true)} close={() => desk.address.choose({ lines: null })} />}
      {call !== null && now !== null && <CallDialog key={call} desk={desk} page={page} now={now} id={call} close={() => desk.address.choose({ call: null })} />}
      {open !== undefined && <AgentDialog key={open.id} desk={desk} page={page} agent={open} close={() => desk.address.choose({ agent: null })} />}
    </>
  );
}
