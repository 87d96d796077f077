import type { LiveCallDetail } from "../server/liveContracts";
import { timeOf, wholeTimeOf } from "../shared/times";
import { faultOf, isMissed, lookupOf } from "./words";

/** The call flow and its version, what it asked Salesforce, and what its steps could not do; nothing of a call without one. */
export function FlowFacts({ detail }: { readonly detail: LiveCallDetail }) {
  const { flows, lookups, flowFaults } = detail;
  if (flows.length + lookups.length + flowFaults.length === 0) return null;
  const told = [
    ...flows.map(({ at, flow, version }) => ({ at, words: `Came into the flow ${flow}, version ${version}.`, isWrong: false })),
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
