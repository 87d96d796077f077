import { nameOf } from "@patchbay/phone/call/party";
import { computed, signal } from "@preact/signals";
import type { Problem, Reply } from "../server/deskServer";
import type { LiveCalls } from "../server/liveCalls";
import type { ForcedPresence, LiveAgent, LiveCall, LiveCallDetail, LiveNow, MovedCaller } from "../server/liveContracts";

/** The site as it is, asked for again and again while somebody looks. */
export class LivePage {
  /** Null until the server answered for the first time. */
  readonly now = signal<LiveNow | null>(null);
  /** The call that is open; null while none is, or until the server answered. */
  readonly detail = signal<LiveCallDetail | null>(null);
  /** Country whose way of writing numbers is read here, two letters; empty until it is known. */
  readonly country = signal("");
  readonly problem = signal<Problem | null>(null);
  /** What the last act came to, in words. */
  readonly outcome = signal<string | null>(null);
  /** The server's clock, going on between two answers. */
  readonly clock = computed(() => Date.parse(this.now.value?.at ?? "") + Math.max(0, this.ticked.value - this.answeredAt.value));

  private readonly ticked = signal(0);
  private readonly answeredAt = signal(0);
  private asked = 0;

  /** @param time The browser's clock, of which only the passing counts. */
  constructor(
    private readonly calls: LiveCalls,
    private readonly time: () => number = () => performance.now(),
  ) {}

  /** @param open The call that is open; null for none. */
  async refresh(open: string | null): Promise<void> {
    const turn = ++this.asked;
    const [now, detail] = await Promise.all([this.calls.now(), open === null ? null : this.calls.find(open)]);
    // An answer from before the newest question would show what was changed meanwhile as it had been.
    if (turn !== this.asked) return;
    this.tick();
    this.answeredAt.value = this.ticked.value;
    if (now.ok) this.now.value = now.value;
    this.problem.value = now.ok ? null : now.problem;
    if (detail === null) this.detail.value = null;
    else if (detail.ok) this.detail.value = detail.value;
    else if (detail.problem.code === "call.gone") this.detail.value = null;
  }

  /** Asks how numbers are read here. */
  async learnCountry(): Promise<void> {
    const reply = await this.calls.settings();
    if (reply.ok) this.country.value = reply.value.country;
  }

  tick(): void {
    this.ticked.value = this.time();
  }

  /** Seconds since a moment, by the server's clock. */
  secondsSince(moment: string): number {
    return Math.max(0, Math.floor((this.clock.value - Date.parse(moment)) / 1000));
  }

  /** Who calls, as far as known. */
  partyOf({ customer, number }: LiveCall): string {
    return nameOf(customer, number, this.country.value);
  }

  queueName(id: string | null): string {
    return this.now.value?.queues.find((queue) => queue.id === id)?.name ?? "";
  }

  agentName(id: string | null): string {
    return this.now.value?.agents.find((agent) => agent.id === id)?.name ?? "";
  }

  /** @returns What stands in the way; null when it is done. */
  move(call: LiveCall, to: MovedCaller): Promise<Problem | null> {
    return this.act(this.calls.move(call.id, to), `${this.partyOf(call)} waits in ${this.queueName(to.queueId)} now${to.agentId === null ? "" : ` for ${this.agentName(to.agentId)}`}.`);
  }

  /** @returns What stands in the way; null when it is done. */
  force(agent: LiveAgent, to: ForcedPresence): Promise<Problem | null> {
    const words = to.presence === "offline" ? "logged out" : to.presence === "available" ? "available" : "not ready";
    return this.act(this.calls.force(agent.id, to), `${agent.name} is ${words} now. The panel shows it.`);
  }

  private async act(asked: Promise<Reply<null>>, words: string): Promise<Problem | null> {
    const reply = await asked;
    this.outcome.value = reply.ok ? words : null;
    return reply.ok ? null : reply.problem;
  }
}
