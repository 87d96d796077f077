import type { LiveCallDetail, LiveWait } from "../server/liveContracts";
import { lengthOf } from "../shared/lengths";
import type { LivePage } from "./livePage";
import { groupsOf, nearOf, priorityOf } from "./words";

/** Why a caller waits: who could take the call, and what keeps them from it. */
export function WaitReasons({ page, detail, wait }: { readonly page: LivePage; readonly detail: LiveCallDetail; readonly wait: LiveWait }) {
  return (
    <section aria-labelledby="why-it-waits" class="desk-why">
      <h3 id="why-it-waits" class="slds-text-heading_small">Why it waits</h3>
      <p>{summaryOf(wait)}</p>
      <dl class="desk-facts">
        <dt>In front</dt><dd>{wait.ahead === 0 ? "Nobody" : wait.ahead === 1 ? "One caller" : `${wait.ahead} callers`}</dd>
        <dt>Priority</dt><dd>{priorityOf(detail.call.priority, detail.priority)}</dd>
        <dt>Agents</dt><dd>{wait.agents.length === 0 ? "None serves this queue" : groupsOf(wait.agents)}</dd>
        {wait.alsoQueues.length > 0 && <><dt>Also asked</dt><dd>{wait.alsoQueues.join(", ")}</dd></>}
        {wait.nextStepAt !== null && <><dt>Search widens</dt><dd class="desk-figures">in {lengthOf(Math.max(0, Math.ceil((Date.parse(wait.nextStepAt) - page.clock.value) / 1000)))}</dd></>}
      </dl>
      {wait.nearest.length > 0 && (
        <>
          <h4 class="desk-strong">Nearest</h4>
          <ul class="desk-list">{wait.nearest.map((near) => <li key={near.agent}><bdi>{near.agent}</bdi>: {nearOf(near)}</li>)}</ul>
        </>
      )}
    </section>
  );
}

/** The main reason, in a sentence. */
export function summaryOf(wait: LiveWait): string {
  const of = (standing: string): number => wait.agents.find((group) => group.standing === standing)?.agents ?? 0;
  if (wait.waitsFor !== null) return `The caller waits for ${wait.waitsFor} alone, who is not free yet.`;
  if (wait.able === 0 && of("lacksSkill") > 0) return "Nobody at work has the skills it needs.";
  if (wait.able === 0) return "Nobody who could take it is at work.";
  const busy = of("onCall") + of("wrapUp") + of("alerting");
  return busy > 0 ? "Everybody who could take it is busy." : "Everybody who could take it is not ready.";
}
