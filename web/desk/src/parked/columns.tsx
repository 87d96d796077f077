import type { OrgLine, ParkedRecord } from "../server/orgContracts";
import type { Column } from "../table/arrange";
import { timeOf, wholeTimeOf } from "../shared/times";
import { recordUrl } from "./parkedList";

/** The columns of parked records. */
export function columnsOf(org: OrgLine): readonly Column<ParkedRecord>[] {
  return [
    { id: "started", label: "Call", text: ({ startedAt }) => startedAt ?? "", cell: ({ startedAt }) => <Moment at={startedAt} /> },
    { id: "subject", label: "Record", text: ({ subject }) => subject, cell: (record) => <Subject org={org} record={record} /> },
    { id: "advice", label: "Why, and what to do", text: ({ advice }) => advice, cell: (record) => <Why record={record} /> },
    { id: "reason", label: "What Salesforce said", text: ({ reason }) => reason ?? "", exportOnly: true },
    { id: "code", label: "Code", text: ({ code }) => code, exportOnly: true },
    { id: "attempts", label: "Tries", text: ({ attempts }) => String(attempts), order: ({ attempts }) => attempts, figures: true },
    { id: "task", label: "Task", text: ({ taskId }) => taskId ?? "", exportOnly: true },
    { id: "call", label: "Call ID", text: ({ call }) => call, exportOnly: true },
  ];
}

function Moment({ at }: { readonly at: string | null }) {
  return at === null ? <>Not known</> : <time class="desk-figures" dateTime={at} title={wholeTimeOf(at)}>{timeOf(at, new Date())}</time>;
}

function Subject({ org, record }: { readonly org: OrgLine; readonly record: ParkedRecord }) {
  const url = recordUrl(org, record.taskId);
  return (
    <>
      <bdi class="desk-strong">{record.subject}</bdi>
      <br />
      <span class="desk-soft">{url === null ? "Not in Salesforce yet" : <a href={url} target="_blank" rel="noopener noreferrer">Task in Salesforce, as far as it was written</a>}</span>
    </>
  );
}

function Why({ record }: { readonly record: ParkedRecord }) {
  return (
    <>
      {record.advice}
      {record.reason !== null && <span class="desk-said"><span class="slds-assistive-text">Salesforce said: </span><q>{record.reason}</q></span>}
      <code class="desk-said">{record.code}</code>
    </>
  );
}
