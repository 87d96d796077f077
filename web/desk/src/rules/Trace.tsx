import type { RuleTrace, TracedRecord } from "../server/orgContracts";
import { Icon } from "../shared/Icon";

/** Every rule in order: what it found, and why something was left out. Rules that found nothing are folded away. */
export function Trace({ rules }: { readonly rules: readonly RuleTrace[] }) {
  const found = rules.filter(({ found: records }) => records.length > 0);
  const silent = rules.filter(({ found: records }) => records.length === 0);
  return (
    <div class="desk-trace">
      <h4 class="desk-trace-title">Why</h4>
      <ol class="desk-trace-rules">
        {found.map((rule) => (
          <li key={rule.find} value={rules.indexOf(rule) + 1}>
            {rule.find === "" ? "No rule asked about" : <>Rule {rules.indexOf(rule) + 1}, <code>{rule.find}</code>, found</>}
            <ul class="desk-traced">{rule.found.map((one) => <Traced key={one.record.id + one.field} traced={one} />)}</ul>
            {rule.stopped && <p class="desk-soft">It is the last rule when somebody is found; those behind it were not asked.</p>}
          </li>
        ))}
      </ol>
      {silent.length > 0 && (
        <details class="desk-good">
          <summary>{silent.length} {silent.length === 1 ? "rule" : "rules"} found nothing</summary>
          <p>{silent.map(({ find }, i) => <span key={find}>{i > 0 && ", "}<code>{find}</code></span>)}</p>
        </details>
      )}
    </div>
  );
}

function Traced({ traced }: { readonly traced: TracedRecord }) {
  return (
    <li class={traced.kept ? "desk-traced_kept" : "desk-traced_left"}>
      <Icon name={traced.kept ? "check" : "close"} />
      <span>
        <bdi class="desk-strong">{traced.name}</bdi> ({traced.record.objectName}, <code>{traced.field}</code>){" "}
        {traced.kept ? "may be the caller" : `left out: ${traced.whyNot ?? "no reason given"}`}
      </span>
    </li>
  );
}
