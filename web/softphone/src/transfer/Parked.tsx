import type { ReadonlySignal } from "@preact/signals";
import { durationText } from "@patchbay/phone/call/duration";
import { numberText } from "@patchbay/phone/call/numberText";
import type { PhoneParked } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { useCountry } from "../shell/country";

interface ParkedProps {
  readonly phone: Phone;
  readonly parked: readonly PhoneParked[];
  readonly now: ReadonlySignal<number>;
  /** True in a call and its wrap-up: who is parked is shown, and can be picked up afterwards. */
  readonly isBusy?: boolean;
}

/** Callers who wait to be picked up by anybody. */
export function Parked({ phone, parked, now, isBusy = false }: ParkedProps) {
  const country = useCountry();
  if (parked.length === 0) return null;
  return (
    <section class="pb-parked" aria-labelledby="parked">
      <h2 class="pb-section" id="parked">Parked</h2>
      <ul>
        {parked.map((place) => (
          <li key={place.callId} class="pb-others-line">
            <span class="pb-slot pb-figures">{place.slot}</span>
            <span class="pb-row-title" dir="auto">{place.name === null ? "Number withheld" : numberText(place.name, country)}</span>
            <span class="pb-detail"><span dir="auto">{place.by}</span> · <span class="pb-figures">{durationText(now.value - Date.parse(place.since))}</span></span>
            {!isBusy && (
              <button type="button" class="slds-button slds-button_neutral" aria-label={`Pick up ${place.slot}`}
                onClick={() => void phone.transfers.pickUp(place.callId)}>
                Pick up
              </button>
            )}
          </li>
        ))}
      </ul>
      {isBusy && <p class="pb-detail">Pick up when this call is finished.</p>}
    </section>
  );
}
