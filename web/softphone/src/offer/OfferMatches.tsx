import { surenessOf, type RecordChoice } from "@patchbay/phone/call/party";
import type { PhoneOffer } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { RecordPicker } from "../record/RecordPicker";

interface OfferMatchesProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly offer: PhoneOffer;
  readonly choice: RecordChoice;
}

/** Nobody is known under this number. */
function NoMatch({ create }: { readonly create: (() => void) | null }) {
  return (
    <p class="pb-detail">
      No record has this number.{" "}
      {create !== null && <button type="button" class="pb-link" onClick={create}>New contact</button>}
    </p>
  );
}

/** Who else it may be. */
export function OfferMatches({ panel, phone, offer, choice }: OfferMatchesProps) {
  const create = panel.page.link.value === null ? null : () => panel.page.createRecord("Contact", offer.party.number);
  const sureness = (record: PhoneOffer["party"]["matches"][number]): string => surenessOf(offer.party, record);
  const pick = { sureness, pick: (record: PhoneOffer["party"]["matches"][number]) => void phone.actions.pickRecord(offer.callId, record) };
  switch (choice.kind) {
    case "lookingUp":
      return <p class="pb-detail" role="status">Looking the number up…</p>;
    case "none":
      return <NoMatch create={create} />;
    case "open":
      return <RecordPicker label="Who is it?" records={choice.matches} {...pick} create={create} createLabel="None of these: new contact" />;
    case "picked":
      return choice.others.length === 0 ? null
        : <RecordPicker label="Also matches" records={choice.others} {...pick} create={null} createLabel="" />;
    default:
      return choice satisfies never;
  }
}
