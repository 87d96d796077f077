import { presenceChoices, presenceLabel } from "@patchbay/phone/agent/presence";
import { viewOf } from "@patchbay/phone/call/phoneView";
import type { PhonePresence, PhoneState } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { Icon } from "../shell/Icon";
import { Menu } from "../shell/Menu";
import { PresenceDot, type DotKind } from "./PresenceDot";

interface PresenceMenuProps {
  readonly phone: Phone;
  readonly state: PhoneState;
}

/** What the agent is, and what it can be. During a call the choice is for afterwards. */
export function PresenceMenu({ phone, state }: PresenceMenuProps) {
  const { kind, text } = shown(state);
  const items = presenceChoices(state.agent).map((choice) => ({
    id: `${choice.presence} ${choice.reason ?? ""}`,
    label: (
      <>
        <PresenceDot kind={choice.presence} />
        <span class="pb-menu-text">{choice.label}</span>
        {choice.chosen && <Icon name="check" />}
      </>
    ),
    checked: choice.chosen,
    choose: () => void phone.actions.choosePresence(choice.presence, choice.reason),
  }));
  const button = (
    <>
      <PresenceDot kind={kind} />
      <span class="pb-presence-text">{text}</span>
      <Icon name="down" />
    </>
  );
  return <Menu label={`Presence: ${text}`} align="start" buttonClass="slds-button pb-presence" button={button} items={items} />;
}

function shown(state: PhoneState): { kind: DotKind; text: string } {
  const chosen: PhonePresence = state.agent.presence;
  const view = viewOf(state);
  switch (view.phase) {
    case "idle":
      return { kind: chosen, text: presenceLabel(chosen, state.agent.reason) };
    case "offered":
      return { kind: "call", text: `Incoming · ${view.offer.queueName}` };
    case "dialling":
      return { kind: "call", text: view.rings ? "Ringing" : "Calling" };
    case "talking":
      return { kind: "call", text: view.call.held ? "On hold" : "On a call" };
    case "wrapUp":
      return { kind: "notReady", text: "Wrap-up" };
    default:
      return view satisfies never;
  }
}
