import type { PhoneServer, PhoneState } from "../../src/server/contracts";
import type { HubLine, HubLineEvents, HubLineFactory } from "../../src/server/hubLine";

/** A line whose every move the test makes. */
export class HandLine implements HubLine {
  readonly events: HubLineEvents;
  readonly asked: { method: string; args: readonly unknown[] }[] = [];
  hello: PhoneState | Error;
  opening: Error | null = null;
  id: string | null = "panel-1";
  closed = false;
  reply: unknown = { ok: true, code: null, message: null };

  constructor(events: HubLineEvents, hello: PhoneState | Error) {
    this.events = events;
    this.hello = hello;
  }

  open(): Promise<void> {
    return this.opening === null ? Promise.resolve() : Promise.reject(this.opening);
  }

  close(): void {
    this.closed = true;
  }

  invoke<M extends keyof PhoneServer>(method: M, ...args: Parameters<PhoneServer[M]>): ReturnType<PhoneServer[M]> {
    this.asked.push({ method, args });
    const result = method === "Hello" ? this.hello : this.reply;
    const promise: Promise<unknown> = result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    return promise as ReturnType<PhoneServer[M]>;
  }
}

/** Keeps the lines that were made. */
export class HandLines {
  readonly made: HandLine[] = [];
  readonly tokens: string[] = [];
  private readonly prepare: (line: HandLine, index: number) => void;
  private readonly hello: PhoneState;

  constructor(hello: PhoneState, prepare: (line: HandLine, index: number) => void = () => undefined) {
    this.hello = hello;
    this.prepare = prepare;
  }

  readonly factory: HubLineFactory = (token, events) => {
    const line = new HandLine(events, this.hello);
    this.prepare(line, this.made.length);
    this.made.push(line);
    this.tokens.push(token);
    return line;
  };

  get last(): HandLine {
    const line = this.made.at(-1);
    if (line === undefined) throw new Error("No line was made.");
    return line;
  }
}
