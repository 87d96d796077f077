import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import type { ForcedPresence, LiveAgent } from "../server/liveContracts";
import { Dialog } from "../shared/Dialog";
import { Field } from "../shared/Field";
import { PlaceLink } from "../shared/PlaceLink";
import { ProblemBox } from "../shared/ProblemBox";
import { lengthOf } from "../shared/lengths";
import { standingText } from "./columns";
import type { LivePage } from "./livePage";

interface AgentDialogProps {
  readonly desk: Desk;
  readonly page: LivePage;
  readonly agent: LiveAgent;
  readonly close: () => void;
}

/** One agent, and the states a supervisor may set. The event keeps the supervisor's name. */
export function AgentDialog({ desk, page, agent, close }: AgentDialogProps) {
  const reason = useSignal("Set by a supervisor");
  const loggingOut = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const force = async (presence: ForcedPresence): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await page.force(agent, presence);
    busy.value = false;
    if (problem.value === null) close();
  };
  const inCall = agent.callId !== null && agent.standing !== "wrapUp";
  return (
    <Dialog title={agent.name} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_text-destructive desk-push" aria-disabled={busy.value}
          onClick={() => (loggingOut.value ? void force({ presence: "offline", reason: null }) : (loggingOut.value = true))}>
          {loggingOut.value ? "Yes, log out" : "Log out…"}
        </button>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Close</button>
        {!agent.available && <button type="button" class="slds-button slds-button_brand" aria-disabled={busy.value} onClick={() => void force({ presence: "available", reason: null })}>Make available</button>}
        {agent.available && <button type="button" class="slds-button slds-button_brand" aria-disabled={busy.value} onClick={() => void force({ presence: "notReady", reason: reason.value })}>Make not ready</button>}
      </>
    }>
      <dl class="desk-facts">
        <dt>State</dt><dd>{standingText(agent)}, <span class="desk-figures">{lengthOf(page.secondsSince(agent.since))}</span></dd>
        <dt>Queues</dt><dd>{agent.queues.length === 0 ? "None" : agent.queues.map((id) => page.queueName(id)).join(", ")}</dd>
        <dt>Skills</dt><dd>{agent.skills.length === 0 ? "None" : agent.skills.join(", ")}</dd>
      </dl>
      <p><PlaceLink desk={desk} to={{ page: "people", choices: { agent: agent.id } }}>Change skills and queues</PlaceLink></p>
      {agent.available && (
        <Field id="why-not-ready" label="Reason for not ready" hint="The agent sees it.">
          <input id="why-not-ready" class="slds-input" maxLength={80} value={reason.value} aria-describedby="why-not-ready-hint" onInput={(event) => (reason.value = event.currentTarget.value)} />
        </Field>
      )}
      {inCall && <p class="desk-box desk-box_plain">The call goes on whatever you set; no further one is offered.</p>}
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
