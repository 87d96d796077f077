import { useSignal } from "@preact/signals";
import type { OrgLine } from "../server/orgContracts";
import type { Desk, Site } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import { Dialog } from "../shared/Dialog";

interface UseDialogProps {
  readonly desk: Desk;
  readonly site: Site;
  readonly org: OrgLine;
  readonly close: () => void;
  readonly failed: (problem: Problem | null) => void;
}

/** Asks before calls go to another org. */
export function UseDialog({ desk, site, org, close, failed }: UseDialogProps) {
  const busy = useSignal(false);
  const live = site.orgs.lines.value?.find(({ isLive }) => isLive);
  const use = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const reply = await site.orgCalls.use(org.name);
    await site.orgs.refresh();
    failed(reply.ok ? null : reply.problem);
    if (reply.ok) desk.say(`${org.name} is the live org now.`);
    close();
  };
  return (
    <Dialog title={`Write calls to ${org.name}?`} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Cancel</button>
        <button type="button" class="slds-button slds-button_brand" aria-disabled={busy.value} onClick={() => void use()}>Make {org.name} live</button>
      </>
    }>
      <p>
        Calls that begin from now on are written to {org.name}, and callers are looked up there.
        {live !== undefined && live.name !== org.name && ` Calls that began before stay with ${live.name}, and are completed there.`}
      </p>
    </Dialog>
  );
}
