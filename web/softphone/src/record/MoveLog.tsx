import type { PhoneRecentCall, PhoneRecord } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { RecordSearch } from "./RecordSearch";

interface MoveLogProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly recent: PhoneRecentCall;
  /** Called when it is done, with what was done in words; null when nothing was. */
  readonly close: (words: string | null) => void;
}

/** Hangs the log of a call that is over on another record. */
export function MoveLog({ panel, phone, recent, close }: MoveLogProps) {
  const seen = panel.page.viewed.value;
  const likely = seen === null || seen.recordId === recent.record?.id ? [] : [{ objectName: seen.object, id: seen.recordId, name: seen.name, detail: "The record you look at" }];
  const pick = (record: PhoneRecord): void => {
    void phone.records.moveLog(recent.callId, record).then((moved) => {
      if (moved) close(`The log goes to ${record.objectName} ${record.name} now.`);
    });
  };
  return (
    <div class="pb-scroll pb-talk">
      <p class="pb-record-of">
        {recent.record === null ? "The log hangs on no record." : <>The log hangs on {recent.record.objectName} <bdi>{recent.record.name}</bdi>.</>}
      </p>
      <RecordSearch phone={phone} callId={recent.callId} likely={likely} pick={pick} create={null} close={() => close(null)} />
    </div>
  );
}
