import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { durationText } from "@patchbay/phone/call/duration";
import type { PhoneParked, PhoneWrapUp } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Avatar } from "../party/Avatar";
import { PartyLines } from "../party/PartyLines";
import { RecordLine } from "../record/RecordLine";
import { Notes } from "../talk/Notes";
import { Parked } from "../transfer/Parked";
import { Dispositions } from "./Dispositions";

interface WrapUpProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly wrapUp: PhoneWrapUp;
  readonly parked: readonly PhoneParked[];
}

// What was chosen is sent this long before the server ends the work by itself.
const beforeEndMs = 1_200;

/** The call is over; say how it went. */
export function WrapUp({ panel, phone, wrapUp, parked }: WrapUpProps) {
  const chosen = useSignal<string | null>(wrapUp.proposed);
  const missing = useSignal(false);
  const root = useRef<HTMLFormElement>(null);
  const left = Date.parse(wrapUp.endsAt) - panel.time.value;
  const needed = wrapUp.dispositions.length > 0;
  const save = (): void => {
    missing.value = needed && chosen.value === null;
    if (missing.value) root.current?.querySelector<HTMLElement>("input")?.focus();
    else void phone.actions.finish(wrapUp.callId, chosen.value);
  };
  const timeIsUp = left < beforeEndMs && chosen.value !== null;
  useEffect(() => {
    if (timeIsUp) save();
  }, [timeIsUp]);
  useEffect(() => {
    if (document.hasFocus()) root.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, []);
  return (
    <main class="pb-work">
    <form class="pb-work" ref={root} onSubmit={(event) => {
      event.preventDefault();
      save();
    }}>
      <div class="pb-party">
        <Avatar party={wrapUp.party} />
        <PartyLines panel={panel} party={wrapUp.party} />
        <span class="pb-figures pb-detail pb-talk-time"><span class="slds-assistive-text">Talk time </span>{durationText(wrapUp.talkSeconds * 1000)}</span>
      </div>
      <div class="pb-scroll pb-talk">
        {wrapUp.said !== null && <p class="pb-said">{wrapUp.said}</p>}
        {needed && <Dispositions names={wrapUp.dispositions} chosen={chosen} missing={missing} />}
        <RecordLine panel={panel} phone={phone} callId={wrapUp.callId} party={wrapUp.party} />
        <Notes phone={phone} />
        <Parked phone={phone} parked={parked} now={panel.time} isBusy />
      </div>
      <footer class="pb-actions">
        <span class="pb-detail pb-figures pb-countdown">{left > 0 ? `Ends in ${durationText(left)}` : "Ending…"}</span>
        <button type="submit" class="slds-button slds-button_brand" aria-disabled={phone.actions.pending.value === "finish"}>Save</button>
      </footer>
    </form>
    </main>
  );
}
