import { isHello, isRequest, isTrouble, type Hello, type Request, type Trouble } from "../wire/envelope.ts";

/** What a message from an adapter can be. */
export type Said = Request | Hello | Trouble;

/** Tells an adapter's messages from everybody else's. */
export class Gate {
  /** In the frame's address; whoever says it has read that. */
  readonly nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  /** True: the frame has no origin that a browser would name. */
  readonly isOpaque: boolean;

  constructor(private readonly frame: HTMLIFrameElement, private readonly origin: string) {
    const sandbox = frame.getAttribute("sandbox");
    this.isOpaque = sandbox !== null && !sandbox.includes("allow-same-origin");
  }

  /** @returns what was said and why it is refused, if it is; null for what is no business of this adapter's. */
  read({ data, source, origin }: MessageEvent<unknown>): { said: Said; why: string | null } | null {
    if (!isRequest(data) && !isHello(data) && !isTrouble(data)) return null;
    if (source === this.frame.contentWindow) return { said: data, why: this.refusal(origin, data) };
    return this.isOfAdapter(source) ? { said: data, why: "it comes from a frame or window that the adapter opened, not from its own page" } : null;
  }

  // A frame without an origin can only be told by the secret in its address.
  private refusal(origin: string, data: Said): string | null {
    if (!this.isOpaque) return origin === this.origin ? null : `it comes from ${origin}, not from ${this.origin}`;
    return origin === "null" && data.nonce === this.nonce ? null : "it does not know the nonce of this frame";
  }

  // Whose frame or popup a window is may be asked across origins.
  private isOfAdapter(source: MessageEventSource | null): boolean {
    const adapter = this.frame.contentWindow;
    let window = source as Partial<Window> | null;
    while (window?.parent && window.parent !== window) {
      if (window.parent === adapter) return true;
      window = window.parent;
    }
    return adapter !== null && window?.opener === adapter;
  }
}
