import type { PhoneCall } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Avatar } from "../party/Avatar";
import { PartyLines } from "../party/PartyLines";
import { HangUp } from "./HangUp";

interface DiallingProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly call: PhoneCall;
  readonly rings: boolean;
}

/** The agent dialled; nobody answered yet. */
export function Dialling({ panel, phone, call, rings }: DiallingProps) {
  return (
    <main class="pb-work">
      <div class="pb-scroll pb-offer">
        <span class={rings ? "pb-pulse pb-pulse_on" : "pb-pulse"}><Avatar party={call.party} large /></span>
        <PartyLines panel={panel} party={call.party} />
        <p class="pb-why">{rings ? "It rings…" : "Calling…"}</p>
      </div>
      <HangUp phone={phone} callId={call.callId} label="Cancel call" />
    </main>
  );
}
