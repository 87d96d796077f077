import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { listAudioDevices, type AudioDevice, type AudioDevices } from "@patchbay/phone/media/audioDevices";
import type { Panel, Phone } from "../panel/panel";
import { LevelMeter } from "./LevelMeter";

interface DevicesProps {
  readonly panel: Panel;
  readonly phone: Phone;
}

const none: AudioDevices = { microphones: [], speakers: [] };

/** Which microphone and which speaker; also during a call. */
export function Devices({ panel, phone }: DevicesProps) {
  const { devices } = phone.session.surroundings;
  const found = useSignal(none);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const look = (): void => void listAudioDevices(devices).then((list) => (found.value = list));
    look();
    devices?.addEventListener("devicechange", look);
    root.current?.querySelector("select")?.focus();
    return () => devices?.removeEventListener("devicechange", look);
  }, []);
  return (
    <main class="pb-work" ref={root}>
      <div class="pb-scroll pb-devices">
        <h1 class="slds-text-heading_small">Microphone and speaker</h1>
        <DeviceField id="microphone" label="Microphone" devices={found.value.microphones} chosen={phone.session.microphone.chosen ?? ""}
          choose={(id) => void phone.actions.chooseMicrophone(id === "" ? null : id)} />
        <LevelMeter phone={phone} />
        {found.value.speakers.length > 0 && (
          <DeviceField id="speaker" label="Speaker" devices={found.value.speakers} chosen={panel.speaker.chosen}
            choose={(id) => void panel.speaker.choose(id)} />
        )}
      </div>
      <footer class="pb-actions">
        <button type="button" class="slds-button slds-button_brand" onClick={() => (panel.devicesOpen.value = false)}>Done</button>
      </footer>
    </main>
  );
}

interface DeviceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly devices: readonly AudioDevice[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function DeviceField({ id, label, devices, chosen, choose }: DeviceFieldProps) {
  return (
    <div class="slds-form-element">
      <label class="slds-form-element__label" for={id}>{label}</label>
      <div class="slds-form-element__control">
        <select id={id} class="slds-input pb-select" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">As the system chooses</option>
          {devices.map((device) => <option key={device.id} value={device.id}>{device.name}</option>)}
        </select>
      </div>
    </div>
  );
}
