import type { Signal } from "@preact/signals";
import type { PhoneCall } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { Icon, type IconName } from "../shell/Icon";

interface TalkControlsProps {
  readonly phone: Phone;
  readonly call: PhoneCall;
  /** True while keys are sent. */
  readonly keys: Signal<boolean>;
}

/** What can be done during a call; each keeps its place. */
export function TalkControls({ phone, call, keys }: TalkControlsProps) {
  const { actions } = phone;
  return (
    <div class="pb-controls" role="group" aria-label="Call">
      <Control icon={call.muted ? "microphoneOff" : "microphone"} label={call.muted ? "Unmute" : "Mute"} on={call.muted}
        press={() => void actions.mute(call.callId, !call.muted)} />
      <Control icon={call.held ? "play" : "pause"} label={call.held ? "Resume" : "Hold"} on={call.held}
        press={() => void actions.hold(call.callId, !call.held)} />
      <Control icon="keypad" label={keys.value ? "Notes" : "Keypad"} on={keys.value} press={() => (keys.value = !keys.value)} />
      <span class={call.recording ? "pb-recording pb-recording_on" : "pb-recording"}>
        <span class="pb-recording-dot" aria-hidden="true" />
        {call.recording ? "Recording" : "Not rec."}
      </span>
    </div>
  );
}

interface ControlProps {
  readonly icon: IconName;
  /** What pressing it does. */
  readonly label: string;
  readonly on: boolean;
  readonly press: () => void;
}

function Control({ icon, label, on, press }: ControlProps) {
  return (
    <button type="button" class={`slds-button pb-control ${on ? "pb-control_on" : ""}`} onClick={press}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
