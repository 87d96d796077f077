import type { PanelWindow } from "../../src/host/hostLink";

/** The window the panel runs in, and the page around it. */
export class FakePage {
  readonly origin = "https://org.example";
  readonly sent: { message: Record<string, unknown>; to: string }[] = [];
  readonly page = { postMessage: (message: unknown, to: string) => void this.sent.push({ message: message as Record<string, unknown>, to }) };
  private listeners: ((event: MessageEvent<unknown>) => void)[] = [];
  readonly window: PanelWindow = {
    addEventListener: (_, listener) => void this.listeners.push(listener),
    removeEventListener: (_, listener) => (this.listeners = this.listeners.filter((other) => other !== listener)),
  };

  /** Sends a message to the panel. */
  say(message: object, origin = this.origin, source: unknown = this.page): void {
    const event = { data: { patchbay: 1, ...message }, origin, source } as MessageEvent<unknown>;
    this.listeners.forEach((listener) => listener(event));
  }

  hello(): void {
    this.say({ type: "hello", version: 1, host: "test" });
  }

  /** What the panel said, without the greeting. */
  get said(): Record<string, unknown>[] {
    return this.sent.map(({ message }) => message).filter((message) => message["type"] !== "ready");
  }
}
