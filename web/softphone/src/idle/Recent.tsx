import { nameOf } from "@patchbay/phone/call/party";
import type { PhoneRecentCall } from "@patchbay/phone/server/contracts";
import { useCountry } from "../shell/country";
import { Icon } from "../shell/Icon";

interface RecentProps {
  readonly calls: readonly PhoneRecentCall[];
  readonly call: (recent: PhoneRecentCall) => void;
  /** Asks which record the log of a call belongs to. */
  readonly move: (recent: PhoneRecentCall) => void;
  /** Said when there are none. */
  readonly empty: string;
}

/** The last calls; a click calls back. */
export function Recent({ calls, call, move, empty }: RecentProps) {
  const country = useCountry();
  return (
    <section class="pb-scroll" aria-labelledby="recent">
      <h2 class="pb-section" id="recent">Recent</h2>
      {calls.length === 0 && <p class="pb-empty">{empty}</p>}
      <ul>
        {calls.map((recent) => (
          <li key={recent.callId} class="pb-recent">
            <RecentRow recent={recent} call={call} title={nameOf(recent.name, recent.number, country)} />
            <button type="button" class="slds-button slds-button_icon pb-icon-button" data-call={recent.callId} title="Move the log"
              aria-label={`Move the log of the call with ${nameOf(recent.name, recent.number, country)}`} onClick={() => move(recent)}>
              <Icon name="record" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentRow({ recent, call, title }: { readonly recent: PhoneRecentCall; readonly call: (recent: PhoneRecentCall) => void; readonly title: string }) {
  return (
    <button type="button" class="pb-row" aria-disabled={recent.number === null} onClick={() => call(recent)}>
      <Icon name={recent.outbound ? "outbound" : "inbound"} />
      <span class="slds-assistive-text">{recent.outbound ? "You called " : "Called you "}</span>
      <span class="pb-row-title" dir="auto">{title}</span>
      <time class="pb-figures pb-detail" dateTime={recent.startedAt}><bdi>{timeText(new Date(recent.startedAt), new Date())}</bdi></time>
      {recent.number !== null && <span class="pb-row-call"><Icon name="phone" /></span>}
    </button>
  );
}

/** The time today, else the day. */
function timeText(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString()
    ? at.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })
    : at.toLocaleDateString(undefined, { day: "numeric", month: "short" });
}
