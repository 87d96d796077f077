import type WebSocket from "ws";

/** What the stand-in does when a hub method is called. */
export type HubMethods = Readonly<Record<string, (...args: unknown[]) => unknown>>;

const end = "\u001e";

/** One connection that speaks the JSON hub protocol and takes nothing the real server would refuse. */
export class StandInConnection {
  private readonly socket: WebSocket;
  private readonly methods: HubMethods;
  private readonly violations: string[];
  private shaken = false;
  private rest = "";

  constructor(socket: WebSocket, methods: HubMethods, violations: string[]) {
    this.socket = socket;
    this.methods = methods;
    this.violations = violations;
    socket.on("message", (data) => this.read(String(data)));
  }

  /** Calls a method in the panel. */
  call(target: string, argument: unknown): void {
    if (this.shaken) this.write({ type: 1, target, arguments: [argument] });
  }

  /** Says that it is still there. */
  ping(): void {
    if (this.shaken) this.write({ type: 6 });
  }

  /** Breaks the connection, as a network does. */
  break(): void {
    this.socket.terminate();
  }

  private read(text: string): void {
    const parts = (this.rest + text).split(end);
    this.rest = parts.pop() ?? "";
    for (const part of parts) void this.handle(JSON.parse(part) as Record<string, unknown>);
  }

  private async handle(message: Record<string, unknown>): Promise<void> {
    if (!this.shaken) {
      this.shake(message);
      return;
    }
    if (message["type"] === 1) await this.invoke(message);
    else if (message["type"] !== 6 && message["type"] !== 7) this.violation(`message of type ${String(message["type"])}`);
  }

  private shake(message: Record<string, unknown>): void {
    if (message["protocol"] !== "json" || message["version"] !== 1) {
      this.write({ error: "Only version 1 of the JSON protocol is spoken here." });
      this.violation("handshake");
      return;
    }
    this.shaken = true;
    this.write({});
  }

  private async invoke(message: Record<string, unknown>): Promise<void> {
    const target = String(message["target"]);
    const args = Array.isArray(message["arguments"]) ? message["arguments"] : [];
    const method = this.methods[target];
    if (method === undefined || method.length !== args.length) {
      this.violation(`${target} with ${args.length} arguments`);
      this.complete(message, { error: `Unknown hub method '${target}'` });
      return;
    }
    try {
      this.complete(message, { result: (await method(...args)) ?? null });
    } catch (error) {
      this.complete(message, { error: String(error) });
    }
  }

  private complete(message: Record<string, unknown>, outcome: object): void {
    if (typeof message["invocationId"] === "string") this.write({ type: 3, invocationId: message["invocationId"], ...outcome });
  }

  private write(message: object): void {
    this.socket.send(JSON.stringify(message) + end);
  }

  private violation(what: string): void {
    this.violations.push(what);
  }
}
