import type { CallbackLine, MessageLine } from "../server/messageContracts";
import { lengthOf } from "../shared/lengths";
import { timeOf, wholeTimeOf } from "../shared/times";
import type { Column } from "../table/arrange";
import { callbackPhaseWords, causeOf, partyOf, triesOf } from "./words";

/** The columns of messages. */
export const messageColumns: readonly Column<MessageLine>[] = [
  { id: "from", label: "From", text: (row) => `${partyOf(row)} ${row.number}`, cell: (row) => <Party row={row} /> },
  { id: "state", label: "State", text: stateOf, cell: (row) => <State kind={row.heardAt === null ? "waiting" : "idle"} words={stateOf(row)} /> },
  { id: "for", label: "For", text: (row) => row.for, cell: (row) => <bdi>{row.for}</bdi> },
  { id: "left", label: "Left", text: ({ leftAt }) => leftAt, cell: ({ leftAt }) => <Moment at={leftAt} /> },
  { id: "length", label: "Length", text: ({ seconds }) => lengthOf(seconds), order: ({ seconds }) => seconds, figures: true },
];

/** The columns of callbacks that wait. */
export const waitingColumns: readonly Column<CallbackLine>[] = [
  { id: "customer", label: "Customer", text: (row) => `${partyOf(row)} ${row.number}`, cell: (row) => <Party row={row} /> },
  { id: "state", label: "State", text: ({ phase }) => callbackPhaseWords[phase], cell: ({ phase }) => <State kind={phase === "scheduled" ? "scheduled" : phase} words={callbackPhaseWords[phase]} /> },
  { id: "for", label: "For", text: (row) => targetOf(row), cell: (row) => <bdi>{targetOf(row)}</bdi> },
  { id: "since", label: "Waits since", text: ({ since }) => since, cell: ({ since }) => <Moment at={since} /> },
  { id: "due", label: "Due", text: ({ dueAt }) => dueAt ?? "", cell: ({ dueAt }) => (dueAt === null ? <>Now</> : <Moment at={dueAt} />) },
  { id: "tries", label: "Tries", text: triesOf, order: ({ attempts }) => attempts },
];

/** The columns of callbacks that reached nobody. */
export const lostColumns: readonly Column<CallbackLine>[] = [
  { id: "customer", label: "Customer", text: (row) => `${partyOf(row)} ${row.number}`, cell: (row) => <Party row={row} /> },
  { id: "why", label: "Why", text: ({ cause, reason, givenUpBy }) => `${reason === "" ? causeOf(cause) : reason} ${givenUpBy}`, cell: (row) => <Why row={row} /> },
  { id: "for", label: "Queue", text: ({ queue }) => queue, cell: ({ queue }) => <bdi>{queue}</bdi> },
  { id: "ended", label: "Given up", text: ({ endedAt }) => endedAt ?? "", cell: ({ endedAt }) => <Moment at={endedAt} /> },
  { id: "tries", label: "Tries", text: ({ attempts, mostAttempts }) => `${attempts} of ${mostAttempts}`, order: ({ attempts }) => attempts, figures: true },
];

/** For whom a callback is. */
export function targetOf({ queue, agent }: CallbackLine): string {
  return agent === "" ? queue : `${agent}, else ${queue}`;
}

/** Whether somebody heard a message, and who. */
export function stateOf({ heardAt, heardBy }: MessageLine): string {
  return heardAt === null ? "Not heard" : heardBy === "" ? "Heard" : `Heard by ${heardBy}`;
}

/** A moment in the viewer's zone. */
export function Moment({ at }: { readonly at: string | null }) {
  return at === null ? null : <time class="desk-figures" dateTime={at} title={wholeTimeOf(at)}>{timeOf(at, new Date())}</time>;
}

function Party({ row }: { readonly row: { readonly name: string; readonly number: string } }) {
  return (
    <>
      <bdi class="desk-strong">{partyOf(row)}</bdi>
      {row.name !== "" && row.number !== "" && <><br /><bdi class="desk-soft">{row.number}</bdi></>}
    </>
  );
}

function State({ kind, words }: { readonly kind: string; readonly words: string }) {
  return <span class={`desk-state desk-state_${kind}`}>{words}</span>;
}

function Why({ row: { cause, reason, givenUpBy } }: { readonly row: CallbackLine }) {
  if (reason === "") return <>{causeOf(cause)}</>;
  return <><bdi>{reason}</bdi><br /><span class="desk-soft">Given up by <bdi>{givenUpBy}</bdi></span></>;
}
