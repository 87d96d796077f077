import type { LiveOffer } from "../server/liveContracts";
import { lengthOf } from "../shared/lengths";
import type { LivePage } from "./livePage";
import { outcomeOf, ruleOf } from "./storyWords";
import { groupsOf, nearOf, priorityOf } from "./words";

/** To whom the call was offered, and why to them and not to others. */
export function Offers({ page, offers }: { readonly page: LivePage; readonly offers: readonly LiveOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="who-was-asked">
      <h3 id="who-was-asked" class="slds-text-heading_small">Who was asked, and why</h3>
      <ol class="desk-offers">
        {offers.map((offer) => (
          <li key={offer.at}>
            <p><bdi class="desk-strong">{offer.agent}</bdi> · {outcomeOf(offer.outcome)} · <span class="desk-figures">{lengthOf(page.secondsSince(offer.at))}</span> ago</p>
            <p>{whyOf(offer)}</p>
            {offer.others.length > 0 && <p class="desk-soft">The others: {groupsOf(offer.others)}.</p>}
            {offer.nearest.length > 0 && <p class="desk-soft">Nearest: {offer.nearest.map((near) => `${near.agent} (${nearOf(near)})`).join(", ")}.</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function whyOf({ rule, idleSeconds, waitedSeconds, needs, fit, priority, priorityParts }: LiveOffer): string {
  const skills = needs === "" ? "" : ` Needed: ${needs}; meets it with ${fit}.`;
  const points = priority === 0 && priorityParts.length === 0 ? "" : ` Priority ${priorityOf(priority, priorityParts)}.`;
  return `Why: ${ruleOf(rule)}. Idle for ${lengthOf(idleSeconds)}; the caller had waited ${lengthOf(waitedSeconds)}.${skills}${points}`;
}
