import type { LiveCallDetail } from "../server/liveContracts";
import { timeOf, wholeTimeOf } from "../shared/times";
import { faultOf, isMissed, lookupOf } from "./words";

/** What the call flow asked Salesforce, and what its steps could not do; nothing where all went as written. */
export function FlowFacts({ detail }: { readonly detail: LiveCallDetail }) {
  const { lookups, flowFaults } = detail;
  if (lookups.length + flowFaults.length === 0) return null;
  const told = [
    ...lookups.map((lookup) => ({ at: lookup.at, words: `Asked Salesforce. ${lookupOf(lookup)}.`, isWrong: isMissed(lookup) })),
    ...flowFaults.map((fault) => ({ at: fault.at, words: faultOf(fault), isWrong: true })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <section aria-labelledby="in-the-flow">
      <h3 id="in-the-flow" class="slds-text-heading_small">In the call flow</h3>
      <ol class="desk-story">
        {told.map(({ at, words, isWrong }) => (
          <li key={`${at}${words}`}>
            <time class="desk-figures desk-soft" dateTime={at} title={wholeTimeOf(at)}>{timeOf(at, new Date())}</time>
            <span class={isWrong ? "desk-strong" : ""}>{words}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
