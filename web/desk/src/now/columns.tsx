import { numberText } from "@patchbay/phone/call/numberText";
import type { LiveAgent, LiveCall, LiveQueue, LiveStanding } from "../server/liveContracts";
import type { Column } from "../table/arrange";
import { lengthOf } from "../shared/lengths";
import type { LivePage } from "./livePage";
import { standingWords, stateOf } from "./words";

export function queueColumns(page: LivePage): readonly Column<LiveQueue>[] {
  const longest = ({ longestSince }: LiveQueue): number => (longestSince === null ? -1 : page.secondsSince(longestSince));
  return [
    { id: "name", label: "Queue", text: ({ name }) => name, cell: ({ name }) => <bdi class="desk-strong">{name}</bdi> },
    { id: "waiting", label: "Waiting", text: ({ waiting }) => String(waiting), order: ({ waiting }) => waiting, figures: true, cell: ({ waiting }) => <span class={waiting > 0 ? "desk-strong" : "desk-soft"}>{waiting}</span> },
    { id: "longest", label: "Longest", text: (row) => (longest(row) < 0 ? "" : lengthOf(longest(row))), order: longest, figures: true },
    { id: "expected", label: "Wait to expect", text: ({ expectedWaitSeconds: wait }) => (wait === null ? "Not known yet" : lengthOf(wait)), order: ({ expectedWaitSeconds }) => expectedWaitSeconds ?? -1, figures: true },
    { id: "idle", label: "Idle", text: ({ idle }) => String(idle), order: ({ idle }) => idle, figures: true },
    { id: "busy", label: "Busy", text: ({ busy }) => String(busy), order: ({ busy }) => busy, figures: true },
    { id: "notReady", label: "Not ready", text: ({ notReady }) => String(notReady), order: ({ notReady }) => notReady, figures: true },
  ];
}

export function callColumns(page: LivePage): readonly Column<LiveCall>[] {
  return [
    { id: "party", label: "Customer", text: (call) => `${page.partyOf(call)} ${call.number ?? ""}`, cell: (call) => <Party page={page} call={call} /> },
    { id: "phase", label: "State", text: (call) => stateOf(call, new Date()), cell: (call) => <span class={`desk-state desk-state_${call.phase}`}>{stateOf(call, new Date())}</span> },
    { id: "since", label: "For", text: ({ since }) => lengthOf(page.secondsSince(since)), order: ({ since }) => page.secondsSince(since), figures: true },
    { id: "queue", label: "Queue", text: ({ queueId }) => page.queueName(queueId) },
    { id: "agent", label: "Agent", text: ({ agentId }) => page.agentName(agentId) },
    { id: "needs", label: "Needs", text: ({ needs, priority }) => [needs, priority === 0 ? "" : `priority ${priority}`].filter((part) => part !== "").join(", ") },
  ];
}

function Party({ page, call }: { readonly page: LivePage; readonly call: LiveCall }) {
  return (
    <>
      <bdi class="desk-strong">{page.partyOf(call)}</bdi>
      <br />
      <span class="desk-soft">{call.callback !== null ? "Callback" : call.outbound ? "Dialled" : "Called"}{call.customer !== null && call.number !== null && <> · <bdi>{numberText(call.number, page.country.value)}</bdi></>}</span>
    </>
  );
}

export function agentColumns(page: LivePage): readonly Column<LiveAgent>[] {
  return [
    { id: "name", label: "Agent", text: ({ name }) => name, cell: ({ name }) => <bdi class="desk-strong">{name}</bdi> },
    { id: "standing", label: "State", text: standingText, cell: (agent) => <State standing={agent.standing} words={standingText(agent)} /> },
    { id: "since", label: "For", text: ({ since }) => lengthOf(page.secondsSince(since)), order: ({ since }) => page.secondsSince(since), figures: true },
    { id: "queues", label: "Queues", text: ({ queues }) => queues.map((id) => page.queueName(id)).join(", ") },
    { id: "skills", label: "Skills", text: ({ skills }) => skills.join(", ") },
  ];
}

/** The state with its reason, and that somebody goes when the call is over. */
export function standingText({ standing, reason, available }: LiveAgent): string {
  const busy = standing === "alerting" || standing === "onCall" || standing === "wrapUp";
  if (standing === "notReady" && reason !== null) return `${standingWords[standing]}: ${reason}`;
  return busy && !available ? `${standingWords[standing]}, then ${reason ?? "offline"}` : standingWords[standing];
}

function State({ standing, words }: { readonly standing: LiveStanding; readonly words: string }) {
  return <span class={`desk-state desk-state_${standing}`}>{words}</span>;
}
