import type { IconName } from "../shared/Icon";
import type { Step } from "./text/flow";

/** The drawing of a kind of step; a kind that came later has a general one. */
export function iconOf(kind: string): IconName {
  return icons[kind] ?? "flow";
}

/** What a kind is called on its card. */
export function labelOfKind(kind: string): string {
  return labels[kind] ?? (kind === "" ? "nothing yet" : kind.replaceAll("-", " "));
}

/** What the picture shows of a step by lines and colours, in words: read after what its card says. */
export function alsoOf(step: Step, isStart: boolean, wrong: number): string {
  const ways = step.exits.filter(({ target }) => target !== null).map(({ words, target }) => `${words}: ${target ?? ""}`);
  return [
    isStart ? "First step" : "", ways.length === 0 ? "Leads nowhere" : `Leads to ${ways.join(", ")}`, wrong === 0 ? "" : wrong === 1 ? "One problem" : `${wrong} problems`,
  ].filter((part) => part !== "").join(". ");
}

const icons: Readonly<Record<string, IconName>> = {
  answer: "answer", say: "speech", play: "speech", menu: "keys", gather: "digits", branch: "branch", set: "equals", queue: "people", hangup: "hangup", hours: "clock", voicemail: "message",
  callback: "back", lookup: "search", dial: "answer", record: "tape", consent: "check", survey: "star", transfer: "flow",
};

const labels: Readonly<Record<string, string>> = { hangup: "hang up", hours: "opening hours", callback: "call back", lookup: "look up a record", dial: "ring somebody", record: "recording", consent: "ask to record", survey: "survey", transfer: "go to another flow" };
