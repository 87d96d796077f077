import { HttpError, HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { PhoneClient, PhonePop, PhoneServer, PhoneState } from "./contracts";
import { HasNoPhone, TokenRefused, type HubLine, type HubLineEvents, type HubLineFactory } from "./hubLine";

// A dead line is noticed after this silence. The server's own pings come more often.
const silenceMs = 20_000;
const pingMs = 5_000;

/** Lines over SignalR. @param url Address of the hub. */
export function signalRLines(url: string): HubLineFactory {
  return (token, events) => new SignalRLine(url, token, events);
}

class SignalRLine implements HubLine {
  private readonly connection: HubConnection;
  private opened = false;

  constructor(url: string, token: string, events: HubLineEvents) {
    this.connection = new HubConnectionBuilder()
      .withUrl(url, { accessTokenFactory: () => token, withCredentials: false })
      .configureLogging(LogLevel.None)
      .withServerTimeout(silenceMs)
      .withKeepAliveInterval(pingMs)
      .build();
    this.connection.on("State" satisfies keyof PhoneClient, (state: PhoneState) => events.State(state));
    this.connection.on("Pop" satisfies keyof PhoneClient, (pop: PhonePop) => events.Pop(pop));
    this.connection.onclose(() => {
      if (this.opened) events.closed();
    });
  }

  get id(): string | null {
    return this.connection.connectionId;
  }

  async open(): Promise<void> {
    try {
      await this.connection.start();
      this.opened = true;
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  close(): void {
    this.opened = false;
    // Nobody waits for a line that is given up, and there is nothing left to do when closing it fails.
    this.connection.stop().catch(() => undefined);
  }

  invoke<M extends keyof PhoneServer>(method: M, ...args: Parameters<PhoneServer[M]>): ReturnType<PhoneServer[M]> {
    return this.connection.invoke(method, ...args) as ReturnType<PhoneServer[M]>;
  }
}

function refusalOf(error: unknown): Error | null {
  switch (statusOf(error)) {
    case 401:
      return new TokenRefused();
    case 403:
      return new HasNoPhone();
    default:
      return null;
  }
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpError) return error.statusCode;
  // The client wraps the status of its first request in the words of another error.
  const status = error instanceof Error ? /Status code '(\d{3})'/.exec(error.message)?.[1] : undefined;
  return status === undefined ? null : Number(status);
}
