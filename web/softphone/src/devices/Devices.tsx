import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { listAudioDevices, type AudioDevice, type AudioDevices } from "@patchbay/phone/media/audioDevices";
import type { PhoneDevices } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { DeviceChoice, hasDeskPhone } from "./DeviceChoice";
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
    root.current?.querySelector<HTMLElement>("input:checked, select")?.focus();
    return () => devices?.removeEventListener("devicechange", look);
  }, []);
  const here = phone.session.state.value?.devices;
  return (
    <main class="pb-work" ref={root}>
      <div class="pb-scroll pb-devices">
        <h1 class="slds-text-heading_small">{devicesTitle(here)}</h1>
        {here !== undefined && hasDeskPhone(here) && <DeviceChoice phone={phone} devices={here} />}
        {here?.device !== "deskPhone" && <BrowserDevices panel={panel} phone={phone} found={found.value} />}
      </div>
      <footer class="pb-actions">
        <button type="button" class="slds-button slds-button_brand" onClick={() => (panel.devicesOpen.value = false)}>Done</button>
      </footer>
    </main>
  );
}

/** What this page, and the way to it, is called. */
export function devicesTitle(devices: PhoneDevices | undefined): string {
  return devices !== undefined && hasDeskPhone(devices) ? "Desk phone, microphone, speaker" : "Microphone and speaker";
}

function BrowserDevices({ panel, phone, found }: DevicesProps & { readonly found: AudioDevices }) {
  return (
    <>
      <DeviceField id="microphone" label="Microphone" devices={found.microphones} chosen={phone.session.microphone.chosen ?? ""}
        choose={(id) => void phone.actions.chooseMicrophone(id === "" ? null : id)} />
      <LevelMeter phone={phone} />
      {found.speakers.length > 0 && (
        <DeviceField id="speaker" label="Speaker" devices={found.speakers} chosen={panel.speaker.chosen} choose={(id) => void panel.speaker.choose(id)} />
      )}
    </>
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
