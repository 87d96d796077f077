import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PhoneCall } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Avatar } from "../party/Avatar";
import { PartyLines } from "../party/PartyLines";
import { RecordLine } from "../party/RecordLine";
import { HangUp } from "./HangUp";
import { HoldLine } from "./HoldLine";
import { Notes } from "./Notes";
import { SendKeys } from "./SendKeys";
import { TalkControls } from "./TalkControls";

interface TalkProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly call: PhoneCall;
}

/** A call is on. */
export function Talk({ panel, phone, call }: TalkProps) {
  const keys = useSignal(false);
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
      {keys.value ? <SendKeys send={(digits) => phone.actions.sendDigits(call.callId, digits)} /> : (
        <div class="pb-scroll pb-talk">
          <RecordLine panel={panel} phone={phone} callId={call.callId} party={call.party} />
          <Notes phone={phone} />
        </div>
      )}
      <footer class="pb-dock">
        <TalkControls phone={phone} call={call} keys={keys} />
        <HangUp phone={phone} callId={call.callId} label="Hang up" />
      </footer>
    </main>
  );
}
