/** Names wrong use in the console and the right one beside it. Calls and answers stay as they are. */

import { isObject } from "../wire/envelope.ts";
import { nearest } from "./nearest.ts";

export type Api = Record<string, unknown>;

/** What is right in one of the two APIs. */
export interface Words {
  /** What the API is called. */
  readonly api: string;
  /** Names that never existed here, and what to use. A text that begins with "nothing" says that there is none. */
  readonly rightOnes: Readonly<Record<string, string>>;
  /** What is wrong with a call that nothing would tell otherwise. @param name With its part, as in `cti.onClickToDial`. */
  mistakes(name: string, given: readonly unknown[]): readonly string[];
  /** The call with a callback that hears the answer first; the same call when it cannot have one. */
  withCallback(name: string, given: readonly unknown[], hear: (response: unknown, isHeard: boolean) => void): readonly unknown[];
  /** Why a call was refused; null when it was not. */
  refusal(response: unknown): { readonly words: string; readonly isWrongUse: boolean } | null;
}

/**
 * Wraps an API.
 * @param path What stands before a member's name.
 * @param whole The API that this is a part of.
 */
export function strict(api: Api, path: string, words: Words, whole = api, part = ""): Api {
  return new Proxy(api, {
    get(target, name) {
      if (typeof name === "symbol" || name in target) return wrapped(target[name as string], String(name));
      if (!isAskedOfAnything(name)) say(`${path}.${name} does not exist. ${right(name, words, whole)}`);
      return undefined;
    },
  });

  function wrapped(member: unknown, name: string): unknown {
    if (typeof member === "function") return watched(member as (...given: unknown[]) => unknown, `${part}${name}`, name);
    if (!isObject(member)) return member;
    return /_TYPE$/.test(name) ? constants(member, `${path}.${name}`) : strict(member, `${path}.${name}`, words, whole, `${part}${name}.`);
  }

  function watched(member: (...given: unknown[]) => unknown, fullName: string, name: string): unknown {
    return (...given: unknown[]) => {
      const found = words.mistakes(fullName, given);
      for (const mistake of found) say(`${path}.${name}: ${mistake}`);
      // What nobody hears is told; what somebody hears only when it names a mistake that was not told yet.
      return member(...words.withCallback(fullName, given, (response, isHeard) => {
        const refused = words.refusal(response);
        if (refused && !found.length && (refused.isWrongUse || !isHeard)) say(`${path}.${name}: ${refused.words}`);
      }));
    };
  }
}

// Promises, JSON, frameworks and consoles ask every object for these.
const isAskedOfAnything = (name: string): boolean => /^([_$@].*|then|toJSON|nodeType|tagName|length)$/.test(name);

function constants(all: Api, place: string): Api {
  return new Proxy(all, {
    get(target, name) {
      if (typeof name === "string" && !(name in target) && !isAskedOfAnything(name)) say(`${place}.${name} does not exist. There are ${Object.keys(target).join(", ")}.`);
      return target[name as string];
    },
  });
}

function right(name: string, { rightOnes, api }: Words, whole: Api): string {
  const known = rightOnes[name] ?? placeOf(name, whole);
  if (known?.startsWith("nothing")) return `There is ${known} for it.`;
  return known ? `Use ${known}.` : `It is no member of the ${api} API.`;
}

/** Where a member is that was looked for in another part, or was misspelt. */
function placeOf(name: string, whole: Api): string | undefined {
  const isPart = (one: string): boolean => isObject(whole[one]) && !/_TYPE$/.test(one);
  if (name in whole) return `${name} of the API itself`;
  const all = Object.keys(whole).flatMap((one) => (isPart(one) ? Object.keys(whole[one] as Api).map((inner) => `${one}.${inner}`) : [one]));
  return all.find((one) => one.endsWith(`.${name}`)) ?? nearest(name, all);
}

export function say(words: string): void {
  console.warn(`Open CTI: ${words}`);
}
