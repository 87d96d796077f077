import { useEffect, useRef } from "preact/hooks";
import { durationText } from "@patchbay/phone/call/duration";
import { recordChoiceOf } from "@patchbay/phone/call/party";
import type { PhoneOffer } from "@patchbay/phone/server/contracts";
import type { Panel, Phone } from "../panel/panel";
import { Avatar } from "../party/Avatar";
import { KnownLines } from "../party/KnownLines";
import { PartyLines } from "../party/PartyLines";
import { Icon } from "../shell/Icon";
import { EarlierNotes } from "../transfer/EarlierNotes";
import { OfferMatches } from "./OfferMatches";
import { TimeRing } from "./TimeRing";

interface OfferProps {
  readonly panel: Panel;
  readonly phone: Phone;
  readonly offer: PhoneOffer;
}

// A key pressed this early was meant for what was on the screen before.
const surpriseMs = 600;

/** A call rings: who it is, why it comes here, take it or leave it. */
export function Offer({ panel, phone, offer }: OfferProps) {
  const answer = useRef<HTMLButtonElement>(null);
  const shownAt = useRef(performance.now());
  const pending = phone.actions.pending.value;
  useEffect(() => {
    // Never pull the cursor out of the page around the panel.
    if (document.hasFocus()) answer.current?.focus();
  }, []);
  const early = (event: KeyboardEvent): void => {
    if (performance.now() - shownAt.current < surpriseMs) event.preventDefault();
  };
  return (
    <main class="pb-work">
      <div class="pb-scroll pb-offer">
        <TimeRing from={Date.parse(offer.offeredAt)} to={Date.parse(offer.expiresAt)} now={panel.time}>
          <Avatar party={offer.party} large />
        </TimeRing>
        <PartyLines panel={panel} party={offer.party} />
        <KnownLines party={offer.party} now={panel.time.value} />
        <p class="pb-why">{offer.why}</p>
        <EarlierNotes notes={offer.notes} />
        <p class="pb-detail">
          Waiting for <span class="pb-figures">{durationText(panel.time.value - Date.parse(offer.waitingSince))}</span>
        </p>
        <OfferMatches panel={panel} phone={phone} offer={offer} choice={recordChoiceOf(offer.party)} />
      </div>
      <footer class="pb-actions">
        <button type="button" class="slds-button slds-button_neutral" aria-disabled={pending !== null}
          onClick={() => void phone.actions.decline(offer.offerId)}>
          Decline
        </button>
        <button type="button" ref={answer} class="slds-button slds-button_success" aria-disabled={pending !== null} onKeyDown={early}
          onKeyUp={early} onClick={() => void phone.actions.answer(offer.offerId, offer.callId)}>
          <Icon name="phone" />
          {pending === "answer" ? "Connecting…" : "Answer"}
        </button>
      </footer>
    </main>
  );
}
