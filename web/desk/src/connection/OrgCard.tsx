import { useSignal } from "@preact/signals";
import type { OrgLine } from "../server/orgContracts";
import type { Desk, Site } from "../desk/desk";
import { Icon, type IconName } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import type { Problem } from "../server/deskServer";
import { timeOf, wholeTimeOf } from "../shared/times";
import type { CheckState } from "./checks";
import { CheckReport } from "./CheckReport";
import { DisconnectDialog } from "./DisconnectDialog";
import { Notices } from "./Notices";
import { OrgFacts } from "./OrgFacts";
import { UseDialog } from "./UseDialog";
import { stateWords, type Mood } from "./words";

interface OrgCardProps {
  readonly desk: Desk;
  readonly site: Site;
  readonly org: OrgLine;
  readonly state: CheckState | null;
  readonly check: () => void;
}

const moodIcons: Readonly<Record<Mood, IconName>> = { good: "check", warning: "warning", bad: "error", off: "advice" };

/** One org: how it goes, the facts, what can be done, and what the check found. */
export function OrgCard({ desk, site, org, state, check }: OrgCardProps) {
  const asking = useSignal<"use" | "disconnect" | null>(null);
  const problem = useSignal<Problem | null>(null);
  const { mood, title, words } = stateWords(org);
  const close = (): void => void (asking.value = null);
  return (
    <article class="desk-card desk-org" aria-labelledby={`org-${org.name}`}>
      <header class="desk-org-head">
        <h2 id={`org-${org.name}`} class="desk-org-name">{org.name}</h2>
        {org.isLive && <span class="slds-badge slds-theme_success desk-live">Live</span>}
        <p class={`desk-mood desk-mood_${mood}`}>
          <Icon name={moodIcons[mood]} />
          <span>{title}{org.since !== null && <span title={wholeTimeOf(org.since)}> since {timeOf(org.since, new Date())}</span>}</span>
        </p>
      </header>
      {words !== null && <p class={`desk-box ${mood === "bad" ? "desk-box_bad" : "desk-box_plain"}`}><span class="desk-words">{words}</span></p>}
      <OrgFacts desk={desk} org={org} />
      {/* Keys, so that a button that comes or goes does not take the focus from the one beside it. */}
      <div class="desk-buttons">
        <button key="check" type="button" class="slds-button slds-button_brand" aria-disabled={state?.kind === "running"} onClick={check}>
          {state?.kind === "running" ? "Checking…" : state === null ? "Check" : "Check again"}
          <span class="slds-assistive-text"> {org.name}</span>
        </button>
        {!org.isLive && (
          <button key="use" type="button" class="slds-button slds-button_neutral" onClick={() => (asking.value = "use")}>
            Make live<span class="slds-assistive-text"> {org.name}</span>
          </button>
        )}
        {org.way !== "settings" && (
          <button key="disconnect" type="button" class="slds-button slds-button_text-destructive" onClick={() => (asking.value = "disconnect")}>
            Disconnect<span class="slds-assistive-text"> {org.name}</span>
          </button>
        )}
      </div>
      <ProblemBox problem={problem.value} />
      <Notices site={site} org={org.name} />
      <CheckReport state={state} />
      {asking.value === "use" && <UseDialog desk={desk} site={site} org={org} close={close} failed={(why) => (problem.value = why)} />}
      {asking.value === "disconnect" && <DisconnectDialog desk={desk} site={site} org={org} close={close} />}
    </article>
  );
}
