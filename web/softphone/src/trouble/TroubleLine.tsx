import type { Panel, Phone } from "../panel/panel";
import { troubleOf, type Trouble, type TroubleRemedy } from "../panel/trouble";
import { Icon } from "../shell/Icon";

interface TroubleLineProps {
  readonly panel: Panel;
  readonly phone: Phone;
}

/** One thing that is wrong, with what to do about it. Its place is there before it has something to say. */
export function TroubleLine({ panel, phone }: TroubleLineProps) {
  const trouble = present(panel, phone);
  return (
    <div role="alert" class="pb-trouble-place">
      {trouble !== null && (
        <div class={`pb-trouble pb-trouble_${trouble.tone}${isLong(trouble) ? " pb-trouble_below" : ""}`}>
          <Icon name="warning" />
          <p>{trouble.text}</p>
          <Remedy remedy={trouble.remedy} panel={panel} phone={phone} />
          {trouble.also !== undefined && <Remedy remedy={trouble.also} panel={panel} phone={phone} />}
        </div>
      )}
    </div>
  );
}

/** Words that would be squeezed beside what can be pressed have it below them. */
function isLong({ text, also }: Trouble): boolean {
  return also !== undefined || text.length > 90;
}

function present(panel: Panel, { session, actions }: Phone): Trouble | null {
  const state = session.state.value;
  return troubleOf({
    lostSince: session.lostSince.value,
    refusal: actions.refusal.value,
    microphone: session.microphoneTrouble.value,
    soundBlocked: panel.soundBlocked.value,
    audio: session.audio.value,
    audioElsewhere: session.audioElsewhere.value,
    callAge: state?.call ? panel.time.value - Date.parse(state.call.startedAt) : 0,
    state,
    hostRefused: panel.hostRefused.value,
  });
}

interface RemedyProps extends TroubleLineProps {
  readonly remedy: TroubleRemedy | null;
}

function Remedy({ remedy, panel, phone }: RemedyProps) {
  switch (remedy) {
    case null:
      return null;
    case "retryMicrophone":
      return <RemedyButton label="Retry" press={() => void phone.actions.retryMicrophone()} />;
    case "openWindow":
      return <RemedyButton label="Open window" press={() => panel.openWindow()} />;
    case "turnOnSound":
      // Any click turns the sound on; this one is only easy to find.
      return <RemedyButton label="Turn on sound" press={() => undefined} />;
    case "takeAudio":
      return <RemedyButton label="Take the audio here" press={() => void phone.actions.takeAudio()} />;
    case "useBrowser":
      return <RemedyButton label="Use this browser" press={() => void phone.devices.use("browser")} />;
    case "useDeskPhone":
      return <RemedyButton label="Use my desk phone" press={() => void phone.devices.use("deskPhone")} />;
    case "ringDeskPhone":
      return <RemedyButton label="Ring again" press={() => void phone.devices.ring()} />;
    case "dismiss":
      return (
        <button type="button" class="slds-button slds-button_icon pb-icon-button" aria-label="Close" onClick={() => phone.actions.dismissRefusal()}>
          <Icon name="close" />
        </button>
      );
    default:
      return remedy satisfies never;
  }
}

function RemedyButton({ label, press }: { readonly label: string; readonly press: () => void }) {
  return (
    <button type="button" class="slds-button slds-button_neutral pb-small-button" onClick={press}>
      {label}
    </button>
  );
}
