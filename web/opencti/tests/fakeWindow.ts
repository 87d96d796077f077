import { isObject } from "../src/wire/envelope.ts";

export const hostOrigin = "https://example.lightning.force.com";
export const adapterOrigin = "https://adapter.example.com";

type Listener = (event: MessageEvent<unknown>) => void;

/** The frame an adapter lives in, as its script sees it. */
export interface FakeFrame {
  readonly window: Window;
  /** What went to the page around it, with the origin it was meant for. */
  readonly sent: { message: Record<string, unknown>; target: string }[];
  /** Mistakes of the adapter that went to the browser's console, as uncaught errors. */
  readonly errors: unknown[];
  /** What was said in the console. */
  readonly said: string[];
  readonly console: Pick<Console, "warn" | "error">;
  receive(message: unknown, from?: { origin?: string; source?: unknown }): void;
}

export function fakeFrame(search = `?sfdcIframeOrigin=${encodeURIComponent(hostOrigin)}&mode=Lightning&nonce=n1`): FakeFrame {
  const listeners: Listener[] = [];
  const sent: FakeFrame["sent"] = [];
  const errors: unknown[] = [];
  const said: string[] = [];
  const parent = {
    postMessage: (message: unknown, target: string) => {
      const copy: unknown = structuredClone(message);
      if (isObject(copy)) sent.push({ message: copy, target });
    },
  };
  const window = {
    parent, location: new URL(`${adapterOrigin}/adapter.html${search}`),
    addEventListener: (type: string, listener: Listener) => type === "message" && listeners.push(listener),
    setTimeout: (run: () => void) => setTimeout(() => {
      try {
        run();
      } catch (error) {
        errors.push(error);
      }
    }),
    dispatchEvent: () => true,
  } as unknown as Window;
  return {
    window, sent, errors, said,
    console: { warn: (words: string) => said.push(words), error: (words: string) => said.push(words) },
    receive: (message, from = {}) => {
      const event = { data: structuredClone(message), origin: hostOrigin, source: parent, ...from } as unknown as MessageEvent<unknown>;
      listeners.forEach((listener) => listener(event));
    },
  };
}

/** The page around an adapter, as the host sees it. */
export interface FakePage {
  readonly frame: HTMLIFrameElement;
  /** A document has loaded in the frame. */
  load(): void;
  /** What went into the frame, with the origin it was meant for. */
  readonly sent: { message: Record<string, unknown>; target: string }[];
  receive(message: unknown, from?: { origin?: string; source?: unknown }): void;
}

export function fakePage(sandbox: string | null = null): FakePage {
  const listeners = new Set<Listener>();
  const sent: FakePage["sent"] = [];
  const contentWindow = {
    postMessage: (message: unknown, target: string) => {
      const copy: unknown = structuredClone(message);
      if (isObject(copy)) sent.push({ message: copy, target });
    },
  };
  const view = {
    location: { origin: hostOrigin },
    addEventListener: (_: string, listener: Listener) => listeners.add(listener),
    removeEventListener: (_: string, listener: Listener) => listeners.delete(listener),
    setTimeout,
  };
  const loads = new Set<() => void>();
  const frame = {
    addEventListener: (_: string, listener: () => void) => loads.add(listener), removeEventListener: (_: string, listener: () => void) => loads.delete(listener), contentWindow, src: "", ownerDocument: { defaultView: view }, getAttribute: (name: string) => (name === "sandbox" ? sandbox : null),
  };
  return {
    frame: frame as unknown as HTMLIFrameElement, sent,
    load: () => loads.forEach((listener) => listener()),
    receive: (message, from = {}) => {
      const event = { data: structuredClone(message), origin: adapterOrigin, source: contentWindow, ...from } as unknown as MessageEvent<unknown>;
      listeners.forEach((listener) => listener(event));
    },
  };
}
