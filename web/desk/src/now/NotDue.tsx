import type { Desk } from "../desk/desk";
import type { LiveCall, LiveCallback } from "../server/liveContracts";
import { PlaceLink } from "../shared/PlaceLink";
import { timeOf, wholeTimeOf } from "../shared/times";

interface NotDueProps {
  readonly desk: Desk;
  readonly call: LiveCall;
  readonly callback: LiveCallback;
}

/** Why nobody is asked to make a callback now; nothing for one that is in its place. */
export function NotDue({ desk, call, callback }: NotDueProps) {
  const { dueAt, expiresAt, attempts, mostAttempts } = callback;
  if (dueAt === null) return null;
  return (
    <section aria-labelledby="why-not-due" class="desk-why">
      <h3 id="why-not-due" class="slds-text-heading_small">Why it waits</h3>
      <p>{attempts === 0 ? "It is not due: customers of this queue are not called back at this hour." : "It is not due: the last try reached nobody, and the next one is made later."} Nobody is asked until then; its place is kept.</p>
      <dl class="desk-facts">
        <dt>Due</dt><dd><time class="desk-figures" dateTime={dueAt} title={wholeTimeOf(dueAt)}>{timeOf(dueAt, new Date())}</time></dd>
        <dt>Given up at</dt><dd><time class="desk-figures" dateTime={expiresAt} title={wholeTimeOf(expiresAt)}>{timeOf(expiresAt, new Date())}</time> by itself</dd>
        <dt>Tries</dt><dd>{attempts} of {mostAttempts}</dd>
      </dl>
      <p><PlaceLink desk={desk} to={{ page: "messages", choices: { callback: call.id } }}>Give it to others, call now or give it up</PlaceLink></p>
    </section>
  );
}
