import { durationText } from "@patchbay/phone/call/duration";
import { viewOf } from "@patchbay/phone/call/phoneView";
import type { PhoneState } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { PresenceMenu } from "../presence/PresenceMenu";
import { MoreMenu } from "./MoreMenu";

interface HeaderProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly state: PhoneState;
}

/** Presence on one side, the time that counts now on the other. */
export function Header({ panel, phone, state }: HeaderProps) {
  return (
    <header class="pb-header">
      <PresenceMenu phone={phone} state={state} />
      <span class="pb-header-time">
        <HeaderTime panel={panel} state={state} />
      </span>
      <MoreMenu panel={panel} phone={phone} state={state} />
    </header>
  );
}

function HeaderTime({ panel, state }: { readonly panel: Panel; readonly state: PhoneState }) {
  const since = sinceOf(state);
  if (since === null) return null;
  return (
    <time class="pb-figures" role="timer" aria-label="Time in this state">
      {durationText(panel.time.value - Date.parse(since))}
    </time>
  );
}

function sinceOf(state: PhoneState): string | null {
  const view = viewOf(state);
  switch (view.phase) {
    case "idle":
      return state.agent.since;
    case "offered":
      return view.offer.offeredAt;
    case "dialling":
    case "talking":
      return view.call.startedAt;
    case "wrapUp":
      return null;
    default:
      return view satisfies never;
  }
}
