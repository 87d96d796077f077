import type { PhoneState } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { devicesTitle } from "../devices/Devices";
import { Icon } from "./Icon";
import { Menu } from "./Menu";

interface MoreMenuProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly state: PhoneState;
}

/** What is rarely needed. */
export function MoreMenu({ panel, state }: MoreMenuProps) {
  const items = [
    { id: "devices", label: devicesTitle(state.devices), checked: null, choose: () => void (panel.devicesOpen.value = true) },
    ...(panel.page.link.value === null ? [] : [{ id: "window", label: "Open in its own window", checked: null, choose: () => panel.openWindow() }]),
    { id: "signOut", label: `Sign out ${state.agent.name}`, checked: null, choose: () => void panel.signOut() },
  ];
  return <Menu label="More" align="end" buttonClass="slds-button slds-button_icon pb-icon-button" button={<Icon name="more" />} items={items} />;
}
