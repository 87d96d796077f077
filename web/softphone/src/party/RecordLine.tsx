import { useSignal } from "@preact/signals";
import { recordChoiceOf } from "@patchbay/phone/call/party";
import type { PhoneParty, PhoneRecord } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Icon } from "../shell/Icon";
import { Chip } from "./Chip";
import { RecordPicker } from "./RecordPicker";

interface RecordLineProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly callId: string;
  readonly party: PhoneParty;
}

/** The record the log hangs on, with a way to another one. */
export function RecordLine({ panel, phone, callId, party }: RecordLineProps) {
  const changing = useSignal(false);
  const choice = recordChoiceOf(party);
  const records = choices(party, panel);
  const create = panel.page.link.value === null ? null : () => panel.page.createRecord("Contact", party.number);
  const pick = (record: PhoneRecord): void => {
    changing.value = false;
    void phone.actions.pickRecord(callId, record);
  };
  if (choice.kind === "lookingUp") return <p class="pb-record-line pb-detail" role="status">Looking the number up…</p>;
  if (choice.kind === "open" || changing.value)
    return <RecordPicker label="Which record does the log go to?" records={records} pick={pick} create={create} createLabel="None of these: new contact" />;
  return choice.kind === "picked" ? (
    <div class="pb-record-line">
      <Chip record={choice.record} />
      <span><span class="pb-detail">Log goes to {choice.record.objectName}</span><span class="pb-record-name" dir="auto">{choice.record.name}</span></span>
      {records.length > 1 && <LinkButton label="Change" press={() => (changing.value = true)} />}
    </div>
  ) : (
    <div class="pb-record-line">
      <span class="pb-chip" aria-hidden="true"><Icon name="person" /></span>
      <span>No record has this number.</span>
      {records.length > 0 && <LinkButton label="Choose" press={() => (changing.value = true)} />}
      {create !== null && <LinkButton label="New contact" press={create} />}
    </div>
  );
}

function LinkButton({ label, press }: { readonly label: string; readonly press: () => void }) {
  return <button type="button" class="pb-link pb-link_button" onClick={press}>{label}</button>;
}

/** The matches, and the record the agent looks at in the page around. */
function choices(party: PhoneParty, panel: Panel): PhoneRecord[] {
  const seen = panel.page.viewed.value;
  const known = [...party.matches];
  if (party.record !== null && !known.some((match) => match.id === party.record?.id)) known.unshift(party.record);
  if (seen === null || known.some((match) => match.id === seen.recordId)) return known;
  return [...known, { objectName: seen.object, id: seen.recordId, name: seen.name, detail: "The record you look at" }];
}
