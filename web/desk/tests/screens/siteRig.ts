import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { callAndHangUp, callAndSpeak, callAndWait } from "./caller";
import { freePort, Program, programIsMissing } from "./program";

const chromiumPath = "/usr/bin/chromium";
const controlKey = "control-key-of-a-test";
const password = "correct horse battery";

/** What the demo org's app is called. */
export const app = { clientId: "patchbay-demo-client", clientSecret: "patchbay-demo-secret" } as const;

/** These pages are tried in a real browser, against a real server and a demo org. */
export const cannotRun = programIsMissing || !existsSync(chromiumPath);

interface Parts {
  readonly folder: string;
  readonly org: Program;
  readonly sandbox: Program;
  readonly server: Program;
  readonly browser: Browser;
  readonly orgUrl: string;
  readonly sandboxUrl: string;
  readonly url: string;
  readonly sipPort: number;
}

/** A running Patchbay with no org connected, two demo orgs beside it, and an administrator's browser. */
export class SiteRig {
  /** What the browser complained about. */
  readonly complaints: string[] = [];

  private constructor(private readonly parts: Parts) {}

  /** @param settings Further settings of the server, as in the environment. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<SiteRig> {
    const folder = mkdtempSync("/tmp/pbd-");
    const [orgPort, sandboxPort, port, sipPort, browserPort] = [await freePort(), await freePort(), await freePort(), await freePort(), await freePort()];
    const orgUrl = `http://localhost:${orgPort}`;
    const sandboxUrl = `http://localhost:${sandboxPort}`;
    const url = `http://127.0.0.1:${port}`;
    const org = await Program.start(["demo-org", "--data", `${folder}/org`, "--listen", orgUrl], { DEMO_CONTROL_KEY: controlKey });
    const sandbox = await Program.start(["demo-org", "--data", `${folder}/sandbox`, "--listen", sandboxUrl, "--number", "2", "--certificate", `${folder}/app.crt`], {});
    await Program.finish(["user", "add", "ada", "--role", "admin", "--display-name", "Ada Lindqvist", "--data", `${folder}/site`], password);
    await Program.finish(["user", "add", "maya", "--role", "agent", "--display-name", "Maya Okafor", "--data", `${folder}/site`], password);
    await Program.finish(["user", "add", "jonas", "--role", "agent", "--display-name", "Jonas Lind", "--data", `${folder}/site`], password);
    const server = await Program.start(["serve", "--data", `${folder}/site`], {
      Server__Listen: url, Server__PublicUrl: url, Telephony__SipListen: `127.0.0.1:${sipPort}`, Telephony__BrowserListen: `127.0.0.1:${browserPort}`,
      Salesforce__PollInterval: "00:00:05", Salesforce__DefaultCountry: "SE", ...settings,
    });
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-background-networking"] });
    return new SiteRig({ folder, org, sandbox, server, browser, orgUrl, sandboxUrl, url, sipPort });
  }

  get orgUrl(): string {
    return this.parts.orgUrl;
  }

  /** Where the sandbox looks for the certificate of its app. */
  get certificateFile(): string {
    return `${this.parts.folder}/app.crt`;
  }

  get sandboxUrl(): string {
    return this.parts.sandboxUrl;
  }

  /** Opens a page of the desk in a browser of its own. */
  async open(path: string, options: { readonly signIn?: boolean; readonly width?: number; readonly height?: number } = {}): Promise<Page> {
    const { signIn = true, width = 1280, height = 900 } = options;
    const context = await this.parts.browser.newContext({ viewport: { width, height }, reducedMotion: "reduce", acceptDownloads: true });
    const page = await context.newPage();
    page.on("pageerror", (error) => this.complaints.push(`page: ${error.message}`));
    page.on("console", (message) => {
      // A refusal is an answer; the browser reports its status as an error all the same.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.complaints.push(`console: ${message.text()}`);
    });
    await page.goto(`${this.parts.url}/desk/${path}`);
    if (signIn) await this.signIn(page, "ada");
    return page;
  }

  async signIn(page: Page, name: string, word = password): Promise<void> {
    await page.getByLabel("User name").fill(name);
    await page.getByLabel("Password").fill(word);
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  /** Puts the demo org into trouble; an empty object heals it. */
  async trouble(troubles: object): Promise<void> {
    const reply = await fetch(`${this.orgUrl}/demo/control/troubles`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${controlKey}`, "Content-Type": "application/json" },
      body: JSON.stringify(troubles),
    });
    if (!reply.ok) throw new Error(`The demo org answered ${reply.status}: ${await reply.text()}`);
  }

  /** Connects the demo org without the desk, where connecting is not what is looked at. */
  async connect(name: string): Promise<void> {
    const token = await this.tokenOf("ada");
    const body = { name, loginUrl: this.orgUrl, ...app, user: null, audience: null, privateKey: null };
    await this.post("org-connections/credentials", token, body);
    await this.post(`orgs/${name}/use`, token, null);
  }

  /** A customer calls and hangs up before anybody answers. */
  call(number: string): Promise<void> {
    return callAndHangUp(this.parts.sipPort, number);
  }

  /** A customer calls and waits. @returns What hangs up. */
  callIn(number: string): Promise<() => Promise<void>> {
    return callAndWait(this.parts.sipPort, number);
  }

  /** A customer leaves a message on the number of a call flow. */
  leaveMessage(number: string, dialled: string): Promise<void> {
    return callAndSpeak(this.parts.sipPort, number, dialled, 3);
  }

  /** Publishes a call flow. */
  async publish(flow: string): Promise<void> {
    const reply = await fetch(`${this.parts.url}/api/flows`, {
      method: "POST", headers: { Authorization: `Bearer ${await this.tokenOf("ada")}`, "Content-Type": "text/plain" }, body: flow,
    });
    if (!reply.ok) throw new Error(`The flow was refused with ${reply.status}: ${await reply.text()}`);
  }

  /** A page's server asks that a customer be called back. */
  async askCallback(key: string, wish: object): Promise<void> {
    const reply = await fetch(`${this.parts.url}/api/callbacks/ask`, {
      method: "POST", headers: { "X-Callback-Key": key, "Content-Type": "application/json" }, body: JSON.stringify(wish),
    });
    if (!reply.ok) throw new Error(`The callback was refused with ${reply.status}: ${await reply.text()}`);
  }

  async stop(): Promise<void> {
    await this.parts.browser.close();
    await this.parts.server.stop();
    await this.parts.org.stop();
    await this.parts.sandbox.stop();
    rmSync(this.parts.folder, { recursive: true, force: true });
  }

  private async tokenOf(userName: string): Promise<string> {
    const reply = await this.post("sign-in", null, { userName, password });
    const token: unknown = typeof reply === "object" && reply !== null ? Reflect.get(reply, "token") : null;
    if (typeof token !== "string") throw new Error("There is no token.");
    return token;
  }

  private async post(path: string, token: string | null, body: object | null): Promise<unknown> {
    const reply = await fetch(`${this.parts.url}/api/${path}`, {
      method: "POST",
      headers: { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), "Content-Type": "application/json" },
      body: body === null ? null : JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  }
}
