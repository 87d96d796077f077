import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PhoneRecord, PhoneRecords } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { RecordPicker } from "./RecordPicker";

interface RecordSearchProps {
  readonly phone: Phone;
  /** The call whose log it is. */
  readonly callId: string;
  /** What is likely, shown until something is looked for. */
  readonly likely: readonly PhoneRecord[];
  readonly pick: (record: PhoneRecord) => void;
  /** Makes a new record; null when the page around cannot. */
  readonly create: (() => void) | null;
  /** Called when nothing is to be changed after all. */
  readonly close: () => void;
}

/** The right record for a log, by name or number. The org is searched when it is asked for, not at each letter: a search is an API call. */
export function RecordSearch({ phone, callId, likely, pick, create, close }: RecordSearchProps) {
  const text = useSignal("");
  const busy = useSignal(false);
  const found = useSignal<PhoneRecords | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const search = async (): Promise<void> => {
    if (busy.value || text.value.trim() === "") return;
    busy.value = true;
    found.value = await phone.records.find(callId, text.value);
    busy.value = false;
    // The first one found is the next key press away.
    if (found.value.records.length > 0) requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(".pb-picker .pb-row")?.focus());
  };
  const records = found.value?.records ?? likely;
  return (
    // No form: it stands within that of after-call work.
    <div ref={root} class="pb-record-search" role="group" aria-label="Which record does the log go to?" onKeyDown={(event) => {
      if (event.key === "Escape") close();
    }}>
      <label class="pb-section" for="record-text">Find the right record</label>
      <div class="pb-record-find">
        <input id="record-text" ref={field} class="slds-input" type="search" autocomplete="off" dir="auto" placeholder="Name, number or case number"
          value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void search();
          }} />
        <button type="button" class="slds-button slds-button_neutral" aria-disabled={busy.value} onClick={() => void search()}>Find</button>
      </div>
      <p class="pb-detail" role="status">{wordsOf(busy.value, found.value)}</p>
      {(records.length > 0 || create !== null) && (
        <RecordPicker label="The log goes to" records={records} pick={pick} create={create} createLabel="None of these: new contact" />
      )}
      <button type="button" class="slds-button slds-button_neutral" onClick={close}>Leave it as it is</button>
    </div>
  );
}

function wordsOf(busy: boolean, found: PhoneRecords | null): string {
  if (busy) return "Searching…";
  if (found === null) return "";
  if (!found.ok) return found.message ?? "Nothing could be looked for.";
  if (found.records.length === 0) return "Nothing of that name or number.";
  return found.records.length === 1 ? "One record found." : `${found.records.length} records found.`;
}
