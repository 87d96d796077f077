import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import WebSocket from "ws";

const path = "/usr/bin/firefox-esr";

/** Without it there is nothing to try. */
export const firefoxIsMissing = !existsSync(path);

/** A microphone that plays a tone and is given without a question. */
const preferences = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
  "media.autoplay.default": 0,
  // Without a sound card Firefox would wait for one.
  "media.cubeb.force_null_context": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
} as const;

interface Reply {
  readonly id?: number;
  readonly type?: string;
  readonly message?: string;
  readonly result?: { readonly context?: string; readonly type?: string; readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: { readonly text: string } };
}

/** A page in Firefox. */
export interface Tab {
  /** Evaluates an expression in the page, as if the person had just clicked. @returns What it came to, as JSON carries it. */
  evaluate(expression: string): Promise<unknown>;
}

/** Firefox with a page, and more when asked, driven by WebDriver BiDi. */
export class Firefox implements Tab {
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private last = 0;
  private context = "";

  private constructor(private readonly child: ChildProcess, private readonly profile: string, private readonly socket: WebSocket) {
    socket.on("message", (data) => {
      const reply = JSON.parse(String(data)) as Reply;
      if (reply.id !== undefined) this.waiting.get(reply.id)?.(reply);
    });
  }

  /** @param before Run in the page before anything else: the text of a function. */
  static async open(url: string, before: string): Promise<Firefox> {
    const profile = mkdtempSync("/tmp/pbff-");
    writeFileSync(`${profile}/user.js`, Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
    const child = spawn(path, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], { stdio: ["pipe", "pipe", "pipe"], env: process.env });
    const address = await listening(child);
    const socket = new WebSocket(`${address}/session`);
    await new Promise<void>((open, failed) => {
      socket.on("open", open);
      socket.on("error", failed);
    });
    const firefox = new Firefox(child, profile, socket);
    await firefox.ask("session.new", { capabilities: {} });
    await firefox.ask("script.addPreloadScript", { functionDeclaration: before });
    firefox.context = await firefox.create(url);
    return firefox;
  }

  /** Opens another page in a tab beside. */
  async another(url: string): Promise<Tab> {
    const context = await this.create(url);
    return { evaluate: (expression) => this.evaluateIn(context, expression) };
  }

  evaluate(expression: string): Promise<unknown> {
    return this.evaluateIn(this.context, expression);
  }

  private async create(url: string): Promise<string> {
    const context = (await this.ask("browsingContext.create", { type: "tab" }))?.context ?? "";
    await this.ask("browsingContext.setViewport", { context, viewport: { width: 340, height: 560 } });
    await this.ask("browsingContext.navigate", { context, url, wait: "complete" });
    return context;
  }

  private async evaluateIn(context: string, expression: string): Promise<unknown> {
    const result = await this.ask("script.evaluate", {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`, target: { context }, awaitPromise: true, userActivation: true,
    });
    if (result?.exceptionDetails !== undefined) throw new Error(`${result.exceptionDetails.text} in ${expression}`);
    return JSON.parse(String(result?.result?.value ?? "null"));
  }

  async close(): Promise<void> {
    this.socket.close();
    const gone = new Promise<void>((ended) => this.child.on("exit", () => ended()));
    this.child.kill("SIGTERM");
    await gone;
    rmSync(this.profile, { recursive: true, force: true });
  }

  private async ask(method: string, params: object): Promise<Reply["result"]> {
    const id = ++this.last;
    const answered = new Promise<Reply>((found) => this.waiting.set(id, found));
    this.socket.send(JSON.stringify({ id, method, params }));
    const reply = await answered;
    this.waiting.delete(id);
    if (reply.type === "error") throw new Error(`${method}: ${reply.message ?? ""}`);
    return reply.result;
  }
}

/** Waits until it says where it is driven from. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += new TextDecoder().decode(chunk);
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
    child.on("exit", () => failed(new Error(`Firefox ended: ${said}`)));
  });
}
