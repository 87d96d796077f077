import { computed, signal } from "@preact/signals";
import type { Problem } from "../server/deskServer";
import type { StaffCalls } from "../server/staffCalls";
import type { StaffMember } from "../server/staffContracts";

/** What somebody wants an agent to have. */
export interface StaffWish {
  readonly skills: string;
  readonly allQueues: boolean;
  /** Names; what counts unless it is all. */
  readonly queues: readonly string[];
}

/** The agents with what they can do and where they serve. */
export class PeoplePage {
  /** Null until the server answered for the first time. */
  readonly staff = signal<readonly StaffMember[] | null>(null);
  /** Names of all queues. */
  readonly queues = signal<readonly string[]>([]);
  readonly problem = signal<Problem | null>(null);
  /** What the last act came to, in words. */
  readonly outcome = signal<string | null>(null);
  /** The skills that somebody has, by name. */
  readonly knownSkills = computed(() => [...new Set((this.staff.value ?? []).flatMap(({ skills }) => namesOf(skills)))].sort());

  private asked = 0;

  constructor(private readonly calls: StaffCalls) {}

  async refresh(): Promise<void> {
    const turn = ++this.asked;
    const [staff, site] = await Promise.all([this.calls.list(), this.calls.site()]);
    // An answer from before the newest question would show what was changed meanwhile as it had been.
    if (turn !== this.asked) return;
    if (staff.ok) this.staff.value = staff.value;
    if (site.ok) this.queues.value = site.value.queues.map(({ name }) => name);
    this.problem.value = staff.ok ? (site.ok ? null : site.problem) : staff.problem;
  }

  /** @returns What stands in the way; null when it is done. Queues that nobody touched are left as they are. */
  async change(agent: StaffMember, wish: StaffWish): Promise<Problem | null> {
    const same = wish.allQueues ? agent.allQueues : !agent.allQueues && wish.queues.join("\n") === agent.queues.join("\n");
    const reply = await this.calls.change(agent.user, {
      skills: wish.skills.trim() === agent.skills ? null : wish.skills,
      queues: same || wish.allQueues ? null : wish.queues,
      allQueues: !same && wish.allQueues,
    });
    this.outcome.value = reply.ok ? `Skills and queues of ${agent.name} are saved. They count from now on.` : null;
    await this.refresh();
    return reply.ok ? null : reply.problem;
  }
}

function namesOf(skills: string): readonly string[] {
  return skills.split(",").map((skill) => skill.split(":")[0]?.trim() ?? "").filter((name) => name !== "");
}
