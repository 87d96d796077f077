import { changesOnly, lineDiff } from "./text/lineDiff";

/** What would change, line by line. */
export function DiffView({ before, after }: { readonly before: string; readonly after: string }) {
  const groups = changesOnly(lineDiff(before, after));
  if (groups.length === 0) return <p>Nothing differs.</p>;
  return (
    <div class="flow-diff" dir="ltr" tabIndex={0} role="region" aria-label="What changes, line by line">
      {groups.map((lines, group) => (
        <ol key={group} class="flow-diff-group">
          {lines.map(({ kind, text }, index) => (
            <li key={index} class={`flow-diff_${kind}`}>
              <span class="slds-assistive-text">{kind === "gone" ? "Goes: " : kind === "new" ? "Comes: " : ""}</span>
              <span class="flow-diff-sign" aria-hidden="true">{kind === "gone" ? "−" : kind === "new" ? "+" : " "}</span>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}
