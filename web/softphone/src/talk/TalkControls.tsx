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
      <Toggle icon={call.muted ? "microphoneOff" : "microphone"} label="Mute" on={call.muted} words={call.muted ? "Muted" : "Mute"}
        press={() => void actions.mute(call.callId, !call.muted)} />
      <Toggle icon={call.held ? "play" : "pause"} label="Hold" on={call.held} words={call.held ? "Resume" : "Hold"}
        press={() => void actions.hold(call.callId, !call.held)} />
      <Toggle icon="keypad" label="Keypad" on={keys.value} words="Keypad" press={() => (keys.value = !keys.value)} />
      <span class={call.recording ? "pb-recording pb-recording_on" : "pb-recording"}>
        <span class="pb-recording-dot" aria-hidden="true" />
        {call.recording ? "Recording" : "Not recorded"}
      </span>
    </div>
  );
}

interface ToggleProps {
  readonly icon: IconName;
  readonly label: string;
  readonly words: string;
  readonly on: boolean;
  readonly press: () => void;
}

function Toggle({ icon, label, words, on, press }: ToggleProps) {
  return (
    <button type="button" class={`slds-button pb-control ${on ? "pb-control_on" : ""}`} aria-pressed={on} aria-label={label} onClick={press}>
      <Icon name={icon} />
      <span aria-hidden="true">{words}</span>
    </button>
  );
}
