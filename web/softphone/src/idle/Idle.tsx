import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { numberIn } from "@patchbay/phone/call/dialText";
import type { PhoneRecentCall, PhoneState } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Messages } from "../messages/Messages";
import { MoveLog } from "../record/MoveLog";
import { Parked } from "../transfer/Parked";
import { DialField } from "./DialField";
import { Keypad } from "./Keypad";
import { News } from "./News";
import { OfflineHint } from "./OfflineHint";
import { Queues } from "./Queues";
import { Recent } from "./Recent";

interface IdleProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly state: PhoneState;
}

/** No call: dial, call back, see who waits. */
export function Idle({ panel, phone, state }: IdleProps) {
  const text = useSignal("");
  const moving = useSignal<PhoneRecentCall | null>(null);
  const said = useSignal("");
  const root = useRef<HTMLElement>(null);
  const found = state.recent.filter((call) => matches(call, text.value));
  const call = (recent: PhoneRecentCall): void => {
    if (recent.number !== null) void phone.actions.dial(recent.number, recent.record);
  };
  const dial = (): void => {
    const [only, ...others] = found;
    if (numberIn(text.value) === null && only !== undefined && others.length === 0) call(only);
    else if (text.value.trim() !== "") void phone.actions.dial(text.value, null);
  };
  const move = (recent: PhoneRecentCall): void => {
    said.value = "";
    moving.value = recent;
  };
  const moved = (callId: string, words: string | null): void => {
    moving.value = null;
    said.value = words ?? "";
    // Whoever works by keyboard goes on in the same row.
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-call="${callId}"]`)?.focus());
  };
  if (moving.value !== null) {
    const { callId } = moving.value;
    return (
      <main class="pb-work">
        <h1 class="slds-assistive-text">Move the log</h1>
        <MoveLog panel={panel} phone={phone} recent={moving.value} close={(words) => moved(callId, words)} />
      </main>
    );
  }
  return (
    <main class="pb-work" ref={root}>
      <h1 class="slds-assistive-text">Phone</h1>
      <OfflineHint phone={phone} state={state} />
      <News news={state.news} now={panel.time.value} />
      <DialField text={text} dial={dial} busy={phone.actions.pending.value === "dial"} />
      <Keypad press={(key) => (text.value += key)} />
      <Parked phone={phone} parked={state.parked} now={panel.time} />
      <Messages phone={phone} messages={state.messages} now={panel.time} />
      <p class="pb-recent-said" role="status">{said.value}</p>
      <Recent calls={text.value === "" ? state.recent : found} call={call} move={move}
        empty={text.value === "" ? "No calls lately." : "None of your last calls."} />
      <Queues queues={state.queues} now={panel.time} />
    </main>
  );
}

function matches(call: PhoneRecentCall, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return true;
  const number = numberIn(text);
  return (call.name ?? "").toLocaleLowerCase().includes(wanted) || (number !== null && (numberIn(call.number ?? "") ?? "").includes(number));
}
