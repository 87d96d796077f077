import { computed, signal } from "@preact/signals";
import type { DeskServer, Problem } from "../server/deskServer";
import type { LiveLine } from "../server/liveContracts";
import { closedLines } from "./lines";

/** The lines of the site and their emergency switches, asked for again and again while somebody looks. */
export class LineList {
  readonly all = signal<readonly LiveLine[]>([]);
  readonly closed = computed(() => closedLines(this.all.value));
  private asked = 0;

  constructor(private readonly server: DeskServer) {}

  async refresh(): Promise<void> {
    const turn = ++this.asked;
    const reply = await this.server.get<readonly LiveLine[]>("live/lines");
    // An answer from before the newest question would show what was changed meanwhile as it had been.
    if (reply.ok && turn === this.asked) this.all.value = reply.value;
  }

  /** Turns switches, one after the other. @returns What stood in the way of the first that was not turned; null when all were. */
  async turn(names: readonly string[], isOn: boolean): Promise<Problem | null> {
    for (const name of names) {
      const reply = await this.server.put<null>(`flows/${encodeURIComponent(name)}/emergency`, { isOn });
      if (!reply.ok) return reply.problem;
    }
    await this.refresh();
    return null;
  }
}
