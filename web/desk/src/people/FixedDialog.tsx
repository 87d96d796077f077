import type { StaffMember } from "../server/staffContracts";
import { Dialog } from "../shared/Dialog";
import { Icon } from "../shared/Icon";
import { queuesOf } from "./columns";

/** An agent whom the settings name: what is set there is shown, and not changed here. */
export function FixedDialog({ agent, close }: { readonly agent: StaffMember; readonly close: () => void }) {
  return (
    <Dialog title={agent.name} close={close} buttons={<button type="button" class="slds-button slds-button_neutral" onClick={close}>Close</button>}>
      <dl class="desk-facts">
        <dt>Skills</dt><dd>{agent.skills || "None"}</dd>
        <dt>Queues</dt><dd>{queuesOf(agent)}</dd>
      </dl>
      <div class="desk-box desk-box_plain">
        <Icon name="advice" />
        <p class="desk-words">The settings fix this: the entry for {agent.user} under Site:Staff, in the settings file or the environment (Site__Staff__…), counts at every start. Change it there, or take the entry out to set it here.</p>
      </div>
    </Dialog>
  );
}
