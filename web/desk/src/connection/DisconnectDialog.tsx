import { useSignal } from "@preact/signals";
import type { OrgLine } from "../server/orgContracts";
import type { Desk, Site } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import { Dialog } from "../shared/Dialog";
import { ProblemBox } from "../shared/ProblemBox";

interface DisconnectDialogProps {
  readonly desk: Desk;
  readonly site: Site;
  readonly org: OrgLine;
  readonly close: () => void;
}

/** Asks before an org is forgotten, and a second time when something would be lost by it. */
export function DisconnectDialog({ desk, site, org, close }: DisconnectDialogProps) {
  const refused = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const disconnect = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const reply = await site.orgCalls.disconnect(org.name, refused.value !== null);
    busy.value = false;
    refused.value = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    await site.orgs.refresh();
    desk.say(`${org.name} is disconnected.`);
    close();
  };
  return (
    <Dialog title={`Disconnect ${org.name}?`} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Cancel</button>
        <button type="button" class="slds-button slds-button_destructive" aria-disabled={busy.value} onClick={() => void disconnect()}>
          {refused.value === null ? `Disconnect ${org.name}` : "Disconnect it anyway"}
        </button>
      </>
    }>
      <p>Patchbay forgets its key to {org.name} and the numbers it knows from there. Nothing is deleted in Salesforce. It can be connected again later.</p>
      {org.isLive && <p>It is the live one. Without a live org calls go on and are kept; the next org that is connected takes them over.</p>}
      <ProblemBox problem={refused.value} />
    </Dialog>
  );
}
