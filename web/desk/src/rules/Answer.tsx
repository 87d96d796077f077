import type { OrgLine, WhoAnswer, WhoMatch } from "../server/orgContracts";
import { Icon } from "../shared/Icon";
import { timeOf, wholeTimeOf } from "../shared/times";
import { kindWords, sureWords } from "./words";
import { Trace } from "./Trace";

/** Who it would be, what opens, and why. */
export function Answer({ org, answer }: { readonly org: OrgLine; readonly answer: WhoAnswer }) {
  const { matches } = answer;
  return (
    <div class="desk-answer">
      <h3 class="desk-answer-title">{titleOf(answer)}</h3>
      <p>
        {answer.number !== null && <>Understood as <bdi class="desk-figures desk-strong">{answer.number}</bdi>, {kindWords[answer.kind]}. </>}
        {sentence(answer.opens)}
      </p>
      {matches.length > 0 && (
        <ul class="desk-matches">
          {matches.map((match) => <Match key={match.record.id} org={org} match={match} hasLog={answer.logHangsOn?.id === match.record.id} />)}
        </ul>
      )}
      <Trace rules={answer.rules} />
      {answer.notes.length > 0 && <ul class="desk-list desk-soft">{answer.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
    </div>
  );
}

function titleOf({ matches }: WhoAnswer): string {
  const [only] = matches;
  if (only === undefined) return "Nobody is known by it";
  return matches.length === 1 ? `It would be ${only.name}` : `It could be ${matches.length} records; the agent picks`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

interface MatchProps {
  readonly org: OrgLine;
  readonly match: WhoMatch;
  /** True for the record that the log hangs on. */
  readonly hasLog: boolean;
}

function Match({ org, match, hasLog }: MatchProps) {
  const { record, lastContactAt } = match;
  // The detail counts the open cases already.
  const about = [match.detail, match.lastBusiness].filter((one) => one !== "");
  return (
    <li class={`desk-match ${match.isShown ? "" : "desk-match_hidden"}`}>
      <p class="desk-match-name">
        <a href={`${org.loginUrl ?? ""}/lightning/r/${record.objectName}/${record.id}/view`} target="_blank" rel="noopener noreferrer"><bdi>{match.name}</bdi> <Icon name="outside" /></a>
        <span class="slds-badge">{record.objectName}</span>
        <span class="slds-badge">{sureWords[match.sureness]}</span>
        {hasLog && <span class="slds-badge">The log hangs here</span>}
      </p>
      <p>Found by <code>{match.rule}</code>{about.length > 0 && <> · <bdi>{about.join(" · ")}</bdi></>}</p>
      {lastContactAt !== null && <p class="desk-soft" title={wholeTimeOf(lastContactAt)}>Last contact {timeOf(lastContactAt, new Date())}</p>}
      {match.onlyFor !== null && <p>{match.isShown ? "Shown" : "Hidden from this agent"}: only {match.onlyFor} may see it.</p>}
    </li>
  );
}
