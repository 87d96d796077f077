import { signal } from "@preact/signals";
import type { OrgCheckReport } from "../server/orgContracts";
import type { Problem } from "../server/deskServer";
import type { OrgCalls } from "../server/orgCalls";

/** How a check stands. */
export type CheckState =
  | { readonly kind: "running" }
  | { readonly kind: "done"; readonly report: OrgCheckReport }
  | { readonly kind: "failed"; readonly problem: Problem };

/** The checks of all orgs, side by side. */
export class Checks {
  readonly states = signal<Readonly<Record<string, CheckState>>>({});

  constructor(private readonly calls: OrgCalls) {}

  /** Checks an org, unless that is being done. */
  async run(org: string): Promise<CheckState> {
    const before = this.states.value[org];
    if (before?.kind === "running") return before;
    this.put(org, { kind: "running" });
    const reply = await this.calls.check(org);
    const state: CheckState = reply.ok ? { kind: "done", report: reply.value } : { kind: "failed", problem: reply.problem };
    this.put(org, state);
    return state;
  }

  private put(org: string, state: CheckState): void {
    this.states.value = { ...this.states.value, [org]: state };
  }
}

/** Names in the address, such as `production,sandbox`. */
export function namesIn(list: string | undefined): readonly string[] {
  return (list ?? "").split(",").filter((name) => name !== "");
}
