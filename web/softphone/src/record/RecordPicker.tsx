import { detailOf } from "@patchbay/phone/call/party";
import type { PhoneRecord } from "@patchbay/phone/server/contracts";
import { Chip } from "../party/Chip";

interface RecordPickerProps {
  readonly label: string;
  readonly records: readonly PhoneRecord[];
  readonly pick: (record: PhoneRecord) => void;
  /** Makes a new record; null when the page around cannot. */
  readonly create: (() => void) | null;
  readonly createLabel: string;
  /** A word on how sure a match is; empty for none. */
  readonly sureness?: (record: PhoneRecord) => string;
}

/** Records to choose from: the log follows the choice. */
export function RecordPicker({ label, records, pick, create, createLabel, sureness = () => "" }: RecordPickerProps) {
  return (
    <section class="pb-picker" aria-label={label}>
      <h2 class="pb-section">{label}</h2>
      <ul>
        {records.map((record) => (
          <li key={record.id}>
            <button type="button" class="pb-row" onClick={() => pick(record)}>
              <Chip record={record} />
              <span class="pb-row-text">
                <span class="pb-row-title" dir="auto">{record.name}</span>
                <span class="pb-detail" dir="auto">{[detailOf(record), sureness(record)].filter((part) => part !== "").join(" · ")}</span>
              </span>
            </button>
          </li>
        ))}
        {create !== null && (
          <li>
            <button type="button" class="pb-row pb-row_action" onClick={create}>{createLabel}</button>
          </li>
        )}
      </ul>
    </section>
  );
}
