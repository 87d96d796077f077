import { useSignal } from "@preact/signals";
import { recordChoiceOf } from "@patchbay/phone/call/party";
import type { PhoneParty, PhoneRecord } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
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
  const create = panel.host.value === null ? null : () => panel.createRecord("Contact", party.number);
  const pick = (record: PhoneRecord): void => {
    changing.value = false;
    void phone.actions.pickRecord(callId, record);
  };
  if (choice.kind === "lookingUp") return <p class="pb-record-line pb-detail" role="status">Looking the number up…</p>;
  if (choice.kind === "open" || changing.value)
    return <RecordPicker label="Which record does the log go to?" records={records} pick={pick} create={create} createLabel="None of these: new contact" />;
  return (
    <p class="pb-record-line">
      <span dir="auto">{choice.kind === "picked" ? `Log goes to ${choice.record.objectName} ${choice.record.name}` : "No record has this number."}</span>
      {choice.kind === "none" && create !== null && <button type="button" class="pb-link" onClick={create}>New contact</button>}
      {records.length > (choice.kind === "picked" ? 1 : 0) && (
        <button type="button" class="pb-link" onClick={() => (changing.value = true)}>Change</button>
      )}
    </p>
  );
}

/** The matches, and the record the agent looks at in the page around. */
function choices(party: PhoneParty, panel: Panel): PhoneRecord[] {
  const { viewed } = panel;
  const seen = viewed.value;
  const known = [...party.matches];
  if (party.record !== null && !known.some((match) => match.id === party.record?.id)) known.unshift(party.record);
  if (seen === null || known.some((match) => match.id === seen.recordId)) return known;
  return [...known, { objectName: seen.object, id: seen.recordId, name: seen.name ?? "The record you look at", detail: "" }];
}
