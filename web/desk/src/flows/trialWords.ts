import type { FlowTrialLine } from "../server/flowContracts";

/** Seconds as m:ss. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A line of a walk, as a sentence. */
export function saidOf({ kind, words }: FlowTrialLine): string {
  switch (kind) {
    case "step":
      return `Comes to ${words}.`;
    case "hears":
      return `Hears: “${words}”`;
    case "does":
      return deeds[words] ?? (words.startsWith("finds ") ? `Salesforce finds ${words.slice("finds ".length)}.` : `The caller presses ${words}.`);
    case "queue":
      return `Waits in the queue ${words}.`;
    case "asks":
      return `Asks Salesforce for ${words}.`;
    case "rings":
      return `Rings ${words}.`;
    case "leads":
      return `Goes on in the flow ${words}, which is tried by itself.`;
    case "talks":
      return "The caller talks with somebody.";
    case "refuses":
      return `A step cannot use a value: ${inWords(words)}.`;
    case "trouble":
      return `The flow cannot go on: ${inWords(words)}. Its default queue takes the caller.`;
    case "end":
      return `The call is over: ${inWords(words)}.`;
    default:
      return kind satisfies never;
  }
}

function inWords(cause: string): string {
  return causes[cause] ?? cause.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

const deeds: Readonly<Record<string, string>> = {
  waits: "Nothing happens for a while.", "hangs up": "The caller hangs up.", answers: "Whoever is rung answers.", "is busy": "Whoever is rung is busy.", declines: "Whoever is rung declines.",
  "agent answers": "An agent takes the call.", "agent hangs up": "The other hangs up.",
};

const causes: Readonly<Record<string, string>> = {
  FlowHungUp: "the flow hung up", AgentHungUp: "the talk was over", Abandoned: "the caller hung up while waiting", CustomerHungUp: "the caller hung up", WaitedTooLong: "nobody came for as long as the queue allows",
  PriorityUnreadable: "what its variables make is no priority; none is counted", PriorityOutOfRange: "the priority is beyond what there is; the nearest counts",
  NeedsUnreadable: "what its variables make are no needs; none are asked for", TooManySteps: "it goes in a circle", NoSuchStep: "it leads to a step that is not there", NoSuchFlow: "it leads into a flow that is not published",
};
