import { viewOf } from "@patchbay/phone/call/phoneView";
import { DeviceLine } from "../devices/DeviceLine";
import { Devices } from "../devices/Devices";
import { Idle } from "../idle/Idle";
import { Offer } from "../offer/Offer";
import type { Panel, Phone } from "../panel/panel";
import { MicrophoneWish } from "../presence/MicrophoneWish";
import { SignIn } from "../signIn/SignIn";
import { Dialling } from "../talk/Dialling";
import { Talk } from "../talk/Talk";
import { TroubleLine } from "../trouble/TroubleLine";
import { WrapUp } from "../wrapUp/WrapUp";
import { Announcer } from "./Announcer";
import { Country } from "./country";
import { Header } from "./Header";
import { Notice } from "./Notice";

/** The panel as a whole. */
export function Shell({ panel }: { readonly panel: Panel }) {
  const stage = panel.stage.value;
  switch (stage.kind) {
    case "starting":
      return <Notice title="Phone" text="Connecting…" busy />;
    case "unreachable":
      return <Notice title="The phone server does not answer" text="Trying again by itself." busy />;
    case "outdated":
      return (
        <Notice title="The phone was updated" text="Reload this page to go on. A call in progress is kept.">
          <button type="button" class="slds-button slds-button_brand pb-main-button" onClick={() => window.location.reload()}>
            Reload
          </button>
        </Notice>
      );
    case "signIn":
      return <SignIn panel={panel} note={stage.note} />;
    case "inWindow":
      return (
        <Notice title="The phone is in its own window" text="Close that window to have it here again.">
          <button type="button" class="slds-button slds-button_neutral pb-main-button" onClick={() => stage.window.focus()}>
            Show it
          </button>
        </Notice>
      );
    case "phone":
      return <SignedIn panel={panel} phone={stage.phone} />;
    default:
      return stage satisfies never;
  }
}

function SignedIn({ panel, phone }: { readonly panel: Panel; readonly phone: Phone }) {
  const state = phone.session.state.value;
  if (state === null) return <Notice title="Phone" text="Connecting…" busy />;
  return (
    <Country.Provider value={panel.country.value}>
      <div class="pb-panel">
        <Header panel={panel} phone={phone} state={state} />
        <TroubleLine panel={panel} phone={phone} />
        <DeviceLine panel={panel} state={state} />
        <Announcer state={state} />
        {phone.actions.microphoneWish.value !== null && state.call === null && state.offer === null ? (
          <MicrophoneWish actions={phone.actions} />
        ) : (
          <Work panel={panel} phone={phone} />
        )}
      </div>
    </Country.Provider>
  );
}

function Work({ panel, phone }: { readonly panel: Panel; readonly phone: Phone }) {
  const state = phone.session.state.value;
  if (state === null) return null;
  const view = viewOf(state);
  if (panel.devicesOpen.value && view.phase !== "offered") return <Devices panel={panel} phone={phone} />;
  switch (view.phase) {
    case "idle":
      return <Idle phone={phone} panel={panel} state={state} />;
    case "offered":
      return <Offer key={view.offer.offerId} panel={panel} phone={phone} offer={view.offer} />;
    case "dialling":
      return <Dialling key={view.call.callId} panel={panel} phone={phone} call={view.call} rings={view.rings} />;
    case "talking":
      return <Talk key={view.call.callId} panel={panel} phone={phone} call={view.call} parked={state.parked} />;
    case "wrapUp":
      return <WrapUp key={view.wrapUp.callId} panel={panel} phone={phone} wrapUp={view.wrapUp} parked={state.parked} />;
    default:
      return view satisfies never;
  }
}
