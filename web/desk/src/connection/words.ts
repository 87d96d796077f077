import type { OrgCheckLevel, OrgLine, OrgState, OrgWay } from "../server/orgContracts";
import type { IconName } from "../shared/Icon";

/** How well something is. */
export type Mood = "good" | "warning" | "bad" | "off";

/** How it goes with an org, in words. */
export function stateWords({ state, trouble }: Pick<OrgLine, "state" | "trouble">): { mood: Mood; title: string; words: string | null } {
  const said: Record<OrgState, { mood: Mood; title: string; words: string | null }> = {
    off: { mood: "off", title: "Not set up", words: "Nothing is asked of this org." },
    answering: { mood: "good", title: "Connected", words: null },
    away: { mood: "bad", title: "Does not answer", words: "Calls go on, and their records wait here. They are written when the org is back." },
    signInRefused: { mood: "bad", title: "Refuses the sign-in", words: trouble ?? "Check the connection to see why." },
    limitReached: { mood: "warning", title: "API calls are used up", words: "The org's own, or Patchbay's share of them: the check says which. Records wait and are written when there are some again." },
    packageMissing: { mood: "bad", title: "Fields are missing", words: "Check the connection: it says which, and where to make them." },
    keyNotUnique: { mood: "bad", title: "A call could stand there twice", words: "The key field is not unique. Check the connection: it says where to tick that." },
  };
  return said[state];
}

/** How Patchbay signs in, in a few words. */
export const wayWords: Readonly<Record<OrgWay, string>> = {
  settings: "As the settings file says",
  credentials: "Key and secret of an app",
  jwt: "Patchbay's own key (JWT)",
  browser: "A person's consent",
};

/** A level of the check in words and as a drawing; never by colour alone. */
export const levelWords: Readonly<Record<OrgCheckLevel, { readonly icon: IconName; readonly word: string }>> = {
  error: { icon: "error", word: "To mend" },
  warning: { icon: "warning", word: "To look at" },
  note: { icon: "advice", word: "Good to know" },
  fine: { icon: "check", word: "In order" },
};

/** The worst first: that is the order of work. */
export const levelOrder: readonly OrgCheckLevel[] = ["error", "warning", "note", "fine"];

/** `1 thing`, `2 things`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
