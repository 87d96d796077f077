import type { PhoneState } from "@patchbay/phone/server/contracts";
import { viewOf } from "@patchbay/phone/call/phoneView";
import type { Panel } from "../panel/panel";
import { Icon } from "../shell/Icon";

interface DeviceLineProps {
  readonly panel: Panel;
  readonly state: PhoneState;
}

/** Says that calls are heard at the desk phone, so that nobody waits for a sound here. */
export function DeviceLine({ panel, state }: DeviceLineProps) {
  if (state.devices.device !== "deskPhone" || !isQuiet(state)) return null;
  return (
    <section class="pb-device" aria-label="Where calls are heard">
      <Icon name="deskPhone" />
      <p>{textOf(state)}</p>
      {viewOf(state).phase !== "offered" && !panel.devicesOpen.value && (
        <button type="button" class="pb-link pb-link_button" aria-label="Change where calls are heard" onClick={() => (panel.devicesOpen.value = true)}>
          Change
        </button>
      )}
    </section>
  );
}

/** While there is trouble with the phone, or it is to be picked up, the line above says so. */
function isQuiet({ devices, call }: PhoneState): boolean {
  return devices.deskPhone === "ready" || devices.deskPhone === "talking" || (devices.deskPhone === "ringing" && call === null);
}

function textOf({ devices, call }: PhoneState): string {
  if (devices.deskPhone === "talking") return "You talk on your desk phone";
  if (devices.deskPhone === "ringing") return "Your desk phone rings";
  return call === null ? "Calls ring at your desk phone" : "On your desk phone";
}
