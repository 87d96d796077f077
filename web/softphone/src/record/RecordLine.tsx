import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { recordChoiceOf } from "@patchbay/phone/call/party";
import type { PhoneParty, PhoneRecord } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Chip } from "../party/Chip";
import { Icon } from "../shell/Icon";
import { RecordPicker } from "./RecordPicker";
import { RecordSearch } from "./RecordSearch";

interface RecordLineProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly callId: string;
  readonly party: PhoneParty;
}

/** The record the log hangs on, with a way to another one. */
export function RecordLine({ panel, phone, callId, party }: RecordLineProps) {
  const changing = useSignal(false);
  const line = useRef<HTMLDivElement>(null);
  const wasChanging = useRef(false);
  useEffect(() => {
    // Whoever was in the search goes on from where it began.
    if (wasChanging.current && !changing.value) line.current?.querySelector<HTMLElement>("button")?.focus();
    wasChanging.current = changing.value;
  }, [changing.value]);
  const choice = recordChoiceOf(party);
  const known = choices(party, panel);
  const create = panel.page.link.value === null ? null : () => panel.page.createRecord("Contact", party.number);
  const pick = (record: PhoneRecord): void => {
    // What is known here already is picked at once; anything else is looked at by the server first.
    const done = known.some(({ id }) => id === record.id) ? phone.actions.pickRecord(callId, record) : phone.records.moveLog(callId, record);
    void done.then((moved) => {
      if (moved) changing.value = false;
    });
  };
  const change = (): void => {
    changing.value = true;
  };
  if (choice.kind === "lookingUp") return <p class="pb-record-line pb-detail" role="status">Looking the number up…</p>;
  if (changing.value) return <RecordSearch phone={phone} callId={callId} likely={known} pick={pick} create={create} close={() => (changing.value = false)} />;
  if (choice.kind === "open")
    return (
      <div ref={line}>
        <RecordPicker label="Which record does the log go to?" records={known} pick={pick} create={create} createLabel="None of these: new contact" />
        <LinkButton label="Find another record" press={change} />
      </div>
    );
  return choice.kind === "picked" ? (
    <div class="pb-record-line" ref={line}>
      <Chip record={choice.record} />
      <span><span class="pb-detail">Log goes to {choice.record.objectName}</span><span class="pb-record-name" dir="auto">{choice.record.name}</span></span>
      <LinkButton label="Change" press={change} />
    </div>
  ) : (
    <div class="pb-record-line" ref={line}>
      <span class="pb-chip" aria-hidden="true"><Icon name="person" /></span>
      <span>No record has this number.</span>
      <LinkButton label="Find a record" press={change} />
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
