import type { Desk } from "../desk/desk";
import type { LiveCallDetail, LiveNow } from "../server/liveContracts";
import { Busy } from "../shared/Busy";
import { Dialog } from "../shared/Dialog";
import { lengthOf } from "../shared/lengths";
import { FlowFacts } from "./FlowFacts";
import type { LivePage } from "./livePage";
import { MoveForm } from "./MoveForm";
import { NotDue } from "./NotDue";
import { Offers } from "./Offers";
import { Timeline } from "./Timeline";
import { WaitReasons } from "./WaitReasons";
import { stateOf } from "./words";

interface CallDialogProps {
  readonly desk: Desk;
  readonly page: LivePage;
  readonly now: LiveNow;
  readonly id: string;
  readonly close: () => void;
}

/** One call: why it waits, what happened so far, to whom it was offered and why. */
export function CallDialog({ desk, page, now, id, close }: CallDialogProps) {
  const detail = page.detail.value?.call.id === id ? page.detail.value : null;
  const known = now.calls.find((call) => call.id === id);
  const title = detail === null ? known === undefined ? "This call is over" : page.partyOf(known) : page.partyOf(detail.call);
  return (
    <Dialog title={title} wide close={close} buttons={<button type="button" class="slds-button slds-button_neutral" onClick={close}>Close</button>}>
      {detail !== null ? <Story desk={desk} page={page} now={now} detail={detail} />
        : known === undefined ? <p>Nobody is in it any more. Its record goes to Salesforce.</p> : <Busy words="Asking for its story…" />}
    </Dialog>
  );
}

function Story({ desk, page, now, detail }: { readonly desk: Desk; readonly page: LivePage; readonly now: LiveNow; readonly detail: LiveCallDetail }) {
  const { call, wait } = detail;
  return (
    <>
      <p>
        <span class={`desk-state desk-state_${call.phase}`}>{stateOf(call, new Date())}</span>{call.phase === "notDue" ? " · waits " : " "}
        <span class="desk-figures">{lengthOf(page.secondsSince(call.since))}</span>
        {call.queueId !== null && <> · <bdi>{page.queueName(call.queueId)}</bdi></>}
        {call.agentId !== null && <> · <bdi>{page.agentName(call.agentId)}</bdi></>}
        {call.needs !== "" && <> · needs {call.needs}</>}
      </p>
      {call.callback !== null && <NotDue desk={desk} call={call} callback={call.callback} />}
      {wait !== null && <WaitReasons page={page} detail={detail} wait={wait} />}
      {wait !== null && <MoveForm page={page} now={now} call={call} unfit={wait.unfit} />}
      <FlowFacts detail={detail} />
      <Timeline page={page} detail={detail} />
      <Offers page={page} offers={detail.offers} />
    </>
  );
}
