import { readdirSync, readFileSync } from "node:fs";
import { readFlow, type Flow } from "../../src/flows/text/flow";
import { kindsOf } from "../../src/flows/text/schema";

const docs = `${import.meta.dirname}/../../../../docs`;

/** The schema that the documentation publishes. */
export const schema: unknown = JSON.parse(readFileSync(`${docs}/flows.schema.json`, "utf8"));
/** The kinds of steps that it knows. */
export const kinds = kindsOf(schema);
/** A small company's flow, with comments. */
export const mainLine = readFileSync(`${import.meta.dirname}/main-line.yaml`, "utf8");
/** The examples that the documentation shows, by name. */
export const published = Object.fromEntries(
  readdirSync(`${docs}/examples`, { recursive: true }).filter((file) => file.endsWith(".yaml")).map((file) => [file, readFileSync(`${docs}/examples/${file}`, "utf8")]),
);

/** A line with opening hours, and comments at every place that a form may change. */
export const withHours = `flow: clinic
title: Clinic line
numbers: ["5000"]
default-queue: Support
start: hours

calendars:
  # When somebody is there.
  desk:
    zone: Europe/Stockholm   # summer time included
    open:
      mon-fri: 08:00-17:00   # lunch too
      sat: 22:00-06:00   # until Sunday morning

steps:
  hours:
    do: hours
    calendar: desk
    open: wait
    closed: sorry
  sorry:
    do: hangup
    prompt: We are closed.
  wait:
    do: queue
    queue: Support
`;

/** Reads a flow with the published kinds. */
export function flowOf(text: string = mainLine): Flow {
  return readFlow(text, kinds);
}

/** A flow with every manner of writing that an edit must respect: quotes, brackets, lists, blocks of text. */
export const manners = `# Above everything.
flow: manners
default-queue: 'Support'
start: ask   # the first step

prompts: { hello: "Hello, \\"you\\"", bye: Bye }

steps:
  # Asks for the kind of customer.
  ask:
    do: branch   # by what is known
    cases:
      - when: tier is Gold   # the best first
        next: talk
      # then the others
      - { when: caller starts with +46, next: hear }
    else: hear

  hear:
    do: say
    prompt: >
      A long text
      on two lines.
    next: pick
  pick: { do: menu, prompt: bye, keys: { 1: talk, "*": hear } }

  talk:
    do: queue
    queue: Support
    # nothing more yet
`;
