import type { OrgCheckFinding, OrgCheckReport } from "../server/orgContracts";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import { timeOf, wholeTimeOf } from "../shared/times";
import type { CheckState } from "./checks";
import { counted, levelOrder, levelWords } from "./words";

interface CheckReportProps {
  readonly state: CheckState | null;
}

/** What the check of an org found: what is to be mended first, what is in order folded away. */
export function CheckReport({ state }: CheckReportProps) {
  if (state === null || state.kind === "running") return null;
  if (state.kind === "failed") return <ProblemBox problem={state.problem} />;
  return <Report report={state.report} />;
}

function Report({ report }: { readonly report: OrgCheckReport }) {
  const open = levelOrder.filter((level) => level !== "fine").flatMap((level) => report.findings.filter((finding) => finding.level === level));
  const good = report.findings.filter(({ level }) => level === "fine");
  const toMend = open.filter(({ level }) => level === "error").length;
  return (
    <div class="desk-check">
      <h3 class="desk-check-title">
        {toMend === 0 ? (open.length === 0 ? "All is in order" : "Ready for calls") : counted(toMend, "thing to mend", "things to mend")}
        <span class="desk-soft" title={wholeTimeOf(report.at)}> · checked {timeOf(report.at, new Date())}</span>
      </h3>
      {open.length > 0 && <ul class="desk-findings">{open.map((finding) => <Finding key={finding.code + finding.words} finding={finding} />)}</ul>}
      {good.length > 0 && (
        <details class="desk-good" open={open.length === 0}>
          <summary>{counted(good.length, "check is in order", "checks are in order")}</summary>
          <ul class="desk-findings">{good.map((finding) => <Finding key={finding.code + finding.words} finding={finding} />)}</ul>
        </details>
      )}
    </div>
  );
}

function Finding({ finding }: { readonly finding: OrgCheckFinding }) {
  const { icon, word } = levelWords[finding.level];
  return (
    <li class={`desk-finding desk-finding_${finding.level}`}>
      <span class="desk-finding-icon"><Icon name={icon} /><span class="slds-assistive-text">{word}: </span></span>
      <div class="desk-finding-words" dir="auto">
        <p class="desk-finding-title">{finding.words}</p>
        {finding.where !== null && (
          <p class="desk-where">
            <span class="desk-where-label">Where</span>
            {finding.where}{" "}
            {finding.link !== null && <a href={finding.link} target="_blank" rel="noopener noreferrer">Open it<span class="slds-assistive-text"> in Salesforce, in a new tab</span> <Icon name="outside" /></a>}
          </p>
        )}
        {finding.fix !== null && <p>{finding.fix}</p>}
      </div>
    </li>
  );
}
