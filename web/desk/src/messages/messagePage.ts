import { signal } from "@preact/signals";
import type { Problem, Reply } from "../server/deskServer";
import type { LiveNow } from "../server/liveContracts";
import type { MessageCalls } from "../server/messageCalls";
import type { CallbackLine, CallbackList, MessageLine, MovedMessage } from "../server/messageContracts";
import { partyOf, readIn } from "./words";

/** To whom a callback is given. */
export interface CallbackTarget {
  readonly queueId: string;
  /** Null for anybody who can. */
  readonly agentId: string | null;
}

const firstOfAll = 10;

/** Messages and callbacks, asked for again and again while somebody looks. */
export class MessagePage {
  /** Null until the server answered for the first time. */
  readonly messages = signal<readonly MessageLine[] | null>(null);
  readonly callbacks = signal<CallbackList | null>(null);
  /** Queues and agents to choose from; null until somebody opens a dialog. */
  readonly site = signal<LiveNow | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** What the last act came to, in words. */
  readonly outcome = signal<string | null>(null);

  private asked = 0;
  private country: string | null = null;

  constructor(private readonly calls: MessageCalls) {}

  async refresh(): Promise<void> {
    const turn = ++this.asked;
    this.country ??= await this.learnCountry();
    const [messages, callbacks] = await Promise.all([this.calls.messages(), this.calls.callbacks()]);
    // An answer from before the newest question would show what was changed meanwhile as it had been.
    if (turn !== this.asked) return;
    const read = readIn(this.country ?? "");
    if (messages.ok) this.messages.value = messages.value.map(read);
    if (callbacks.ok) this.callbacks.value = { waiting: callbacks.value.waiting.map(read), lost: callbacks.value.lost.map(read) };
    this.problem.value = messages.ok ? (callbacks.ok ? null : callbacks.problem) : messages.problem;
  }

  /** Asks to whom something can be given. */
  async learnSite(): Promise<void> {
    const reply = await this.calls.site();
    if (reply.ok) this.site.value = reply.value;
  }

  /** Asks where a message can be heard. */
  link(message: MessageLine): Promise<Reply<{ readonly url: string }>> {
    return this.calls.link(message.id);
  }

  /** @returns What stands in the way; null when it is done. So do all that follow. */
  mark(message: MessageLine, heard: boolean): Promise<Problem | null> {
    return this.act(this.calls.mark(message.id, heard), `The message from ${partyOf(message)} ${heard ? "is marked as heard" : "waits again"}.`);
  }

  give(message: MessageLine, to: MovedMessage, name: string): Promise<Problem | null> {
    return this.act(this.calls.give(message.id, to), `The message from ${partyOf(message)} is for ${name} now.`);
  }

  remove(message: MessageLine): Promise<Problem | null> {
    return this.act(this.calls.remove(message.id), `The message from ${partyOf(message)} is deleted.`);
  }

  giveCallback(callback: CallbackLine, to: CallbackTarget, name: string): Promise<Problem | null> {
    return this.act(this.calls.move(callback.id, { ...to, priority: 0 }), `The callback of ${partyOf(callback)} is for ${name} now. Its place is kept.`);
  }

  /** One that is not due takes its place in the queue; one that is there goes before all others, to anybody who can. */
  callNow(callback: CallbackLine): Promise<Problem | null> {
    const { id, queueId } = callback;
    return callback.phase === "scheduled"
      ? this.act(this.calls.run(id), `${partyOf(callback)} is called as soon as an agent is free.`)
      : this.act(this.calls.move(id, { queueId, agentId: null, priority: firstOfAll }), `${partyOf(callback)} is called before everybody else who waits.`);
  }

  giveUp(callback: CallbackLine, reason: string): Promise<Problem | null> {
    return this.act(this.calls.giveUp(callback.id, reason), `${partyOf(callback)} is not called back any more.`);
  }

  /** @returns Null while it is not known how numbers are read here. */
  private async learnCountry(): Promise<string | null> {
    const reply = await this.calls.settings();
    return reply.ok ? reply.value.country : null;
  }

  private async act(asked: Promise<Reply<null>>, words: string): Promise<Problem | null> {
    const reply = await asked;
    this.outcome.value = reply.ok ? words : null;
    await this.refresh();
    return reply.ok ? null : reply.problem;
  }
}
