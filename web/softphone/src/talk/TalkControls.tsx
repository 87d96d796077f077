import type { Signal } from "@preact/signals";
import type { PhoneCall } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { Icon, type IconName } from "../shell/Icon";

interface TalkControlsProps {
  readonly phone: Phone;
  readonly call: PhoneCall;
  /** What is between the caller's name and these. */
  readonly pane: Signal<TalkPane>;
}

/** What the middle of the panel shows during a call. */
export type TalkPane = "notes" | "keys" | "transfer";

/** What can be done during a call; each keeps its place. */
export function TalkControls({ phone, call, pane }: TalkControlsProps) {
  const { actions } = phone;
  const isMain = call.others === null || call.others.role === "main";
  const isBusy = call.others !== null && (call.others.asked !== null || call.others.parties.length > 0);
  // While somebody is asked or consulted the customer waits for that, and the hold ends with it.
  const isHeld = call.held && !isBusy;
  const toggle = (to: TalkPane): void => {
    pane.value = pane.value === to ? "notes" : to;
  };
  return (
    <div class="pb-controls" role="group" aria-label="Call">
      <Control icon={call.muted ? "microphoneOff" : "microphone"} label={call.muted ? "Unmute" : "Mute"} on={call.muted}
        press={() => void actions.mute(call.callId, !call.muted)} />
      <Control icon={isHeld ? "play" : "pause"} label={isHeld ? "Resume" : "Hold"} on={isHeld} off={isBusy || !isMain}
        press={() => void actions.hold(call.callId, !call.held)} />
      <Control icon="keypad" label={pane.value === "keys" ? "Notes" : "Keypad"} on={pane.value === "keys"} press={() => toggle("keys")} />
      <Control icon="transfer" label={pane.value === "transfer" ? "Notes" : "Transfer"} on={pane.value === "transfer"} off={!isMain}
        press={() => toggle("transfer")} />
      <Control icon="park" label="Park" on={false} off={isBusy || !isMain} press={() => void phone.transfers.park(call.callId)} />
      <Recording call={call} press={() => void actions.pauseRecording(call.callId, call.recordingResumesAt === null)} />
    </div>
  );
}

interface ControlProps {
  readonly icon: IconName;
  /** What pressing it does. */
  readonly label: string;
  readonly on: boolean;
  /** True when it cannot be done now; it keeps its place. */
  readonly off?: boolean;
  readonly press: () => void;
}

function Control({ icon, label, on, off = false, press }: ControlProps) {
  return (
    <button type="button" class={`slds-button pb-control ${on ? "pb-control_on" : ""}`} disabled={off} onClick={press}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

interface RecordingProps {
  readonly call: PhoneCall;
  /** Pauses, or records again. */
  readonly press: () => void;
}

/** Whether the call is recorded; pressed, nothing is kept until it is pressed again, as while a card number is said. */
function Recording({ call, press }: RecordingProps) {
  const isPaused = call.recordingResumesAt !== null;
  const dot = <span class="pb-recording-dot" aria-hidden="true" />;
  if (!call.recording || call.others?.role === "consulted") return <span class="pb-recording">{dot}Not rec.</span>;
  return (
    <button type="button" class={`slds-button pb-recording ${isPaused ? "pb-recording_paused" : "pb-recording_on"}`} aria-pressed={isPaused}
      aria-label={isPaused ? "Recording paused" : "Pause recording"} title={isPaused ? "Record again" : "Pause the recording, as for a card number"} onClick={press}>
      {dot}
      {isPaused ? "Paused" : "Recording"}
    </button>
  );
}
