import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PhoneCall, PhoneParked } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Avatar } from "../party/Avatar";
import { PartyLines } from "../party/PartyLines";
import { RecordLine } from "../record/RecordLine";
import { EarlierNotes } from "../transfer/EarlierNotes";
import { Others } from "../transfer/Others";
import { Parked } from "../transfer/Parked";
import { TransferPane } from "../transfer/TransferPane";
import { HangUp } from "./HangUp";
import { HoldLine } from "./HoldLine";
import { Notes } from "./Notes";
import { SendKeys } from "./SendKeys";
import { TalkControls, type TalkPane } from "./TalkControls";

interface TalkProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly call: PhoneCall;
  readonly parked: readonly PhoneParked[];
}

/** A call is on. */
export function Talk({ panel, phone, call, parked }: TalkProps) {
  const pane = useSignal<TalkPane>("notes");
  const { others } = call;
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    // The name is read out and the next Tab reaches the controls; no key pressed late for "Answer" does harm here.
    if (document.hasFocus()) root.current?.querySelector<HTMLElement>(".pb-party-name")?.focus();
  }, []);
  return (
    <main class="pb-work" ref={root}>
      <div class="pb-party">
        <Avatar party={call.party} />
        <PartyLines panel={panel} party={call.party} />
      </div>
      <HoldLine call={call} now={panel.time} />
      {others !== null && <Others phone={phone} call={call} others={others} now={panel.time} />}
      {pane.value === "keys" && <SendKeys send={(digits) => phone.actions.sendDigits(call.callId, digits)} />}
      {pane.value === "transfer" && <TransferPane phone={phone} call={call} close={() => (pane.value = "notes")} />}
      {pane.value === "notes" && (
        <div class="pb-scroll pb-talk">
          <RecordLine panel={panel} phone={phone} callId={call.callId} party={call.party} />
          {others !== null && <EarlierNotes notes={others.notes} />}
          <Notes phone={phone} />
          <Parked phone={phone} parked={parked} now={panel.time} isBusy />
        </div>
      )}
      <footer class="pb-dock">
        <TalkControls phone={phone} call={call} pane={pane} />
        <HangUp phone={phone} callId={call.callId} label={goesOnWithoutYou(call) ? "Leave call" : "Hang up"} />
      </footer>
    </main>
  );
}

/** With others there, or asked, leaving does not end the customer's call. */
function goesOnWithoutYou({ others }: PhoneCall): boolean {
  return others !== null && (others.role !== "main" || others.asked !== null || others.parties.length > 0);
}
