import type { PhoneDevice, PhoneDevices } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";

interface DeviceChoiceProps {
  readonly phone: Phone;
  readonly devices: PhoneDevices;
}

/** True when there is a desk phone to choose, or one was chosen. */
export function hasDeskPhone({ device, chosen, deskPhone }: PhoneDevices): boolean {
  return deskPhone !== "absent" || device === "deskPhone" || chosen === "deskPhone";
}

/** Where calls are heard. What is chosen is kept for every panel of the agent's. */
export function DeviceChoice({ phone, devices }: DeviceChoiceProps) {
  const now = devices.chosen ?? devices.device;
  return (
    <fieldset class="pb-choice">
      <legend class="slds-form-element__label">Hear and speak with</legend>
      <Choice phone={phone} device="browser" now={now} label="This browser" detail="With the microphone and speaker below." />
      <Choice phone={phone} device="deskPhone" now={now} label="My desk phone"
        detail={devices.deskPhone === "absent" ? "It is not registered now." : "It is registered and can take your calls."} />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly phone: Phone;
  readonly device: PhoneDevice;
  readonly now: PhoneDevice;
  readonly label: string;
  readonly detail: string;
}

function Choice({ phone, device, now, label, detail }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name="device" checked={now === device} aria-describedby={`device-${device}`} onChange={() => void phone.devices.use(device)} />
      <span>
        {label}
        <small id={`device-${device}`}>{device === "browser" && now !== "browser" ? "With its microphone and speaker." : detail}</small>
      </span>
    </label>
  );
}
