import { numberText } from "@patchbay/phone/call/numberText";
import { detailOf, titleOf } from "@patchbay/phone/call/party";
import type { PhoneParty } from "@patchbay/phone/server/contracts";
import type { Panel } from "../panel/panel";
import { useCountry } from "../shell/country";

interface PartyLinesProps {
  readonly panel: Panel;
  readonly party: PhoneParty;
}

/** Name, what it is, and the number. The name opens the record. */
export function PartyLines({ panel, party }: PartyLinesProps) {
  const { record } = party;
  const country = useCountry();
  const title = titleOf(party, country);
  const number = party.number === null ? null : numberText(party.number, country);
  return (
    <div class="pb-party-lines">
      <h1 class="pb-party-name" tabIndex={-1} dir="auto">
        {record !== null && panel.page.link.value !== null ? (
          <button type="button" class="pb-link" onClick={() => panel.page.showRecord(record)}>{title}</button>
        ) : title}
      </h1>
      {record !== null && (
        <p class="pb-detail" dir="auto">{detailOf(record)}</p>
      )}
      {number !== null && number !== title && <p class="pb-detail"><bdi dir="ltr">{number}</bdi></p>}
    </div>
  );
}
