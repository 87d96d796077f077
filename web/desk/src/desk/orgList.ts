import { computed, signal } from "@preact/signals";
import type { OrgLine } from "../server/orgContracts";
import type { Problem } from "../server/deskServer";
import type { OrgCalls } from "../server/orgCalls";

/** The orgs of the site, asked for again and again while somebody looks. */
export class OrgList {
  /** Null until the server answered for the first time. */
  readonly lines = signal<readonly OrgLine[] | null>(null);
  /** Why the newest answer is missing; what was known before stays. */
  readonly problem = signal<Problem | null>(null);
  /** Those that somebody set up: the one of the settings file counts only when the file says something. */
  readonly known = computed(() => this.lines.value?.filter(({ way, loginUrl }) => way !== "settings" || loginUrl !== null) ?? null);

  private asked = 0;

  constructor(private readonly calls: OrgCalls) {}

  async refresh(): Promise<void> {
    const turn = ++this.asked;
    const reply = await this.calls.list();
    // An answer from before the newest question would show what was changed meanwhile as it had been.
    if (turn !== this.asked) return;
    if (reply.ok) this.lines.value = reply.value;
    this.problem.value = reply.ok ? null : reply.problem;
  }

  find(name: string): OrgLine | null {
    return this.lines.value?.find((line) => line.name === name) ?? null;
  }
}
