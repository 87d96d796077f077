// Starts the demo org with an adapter, as a person would, and opens it in Chromium. One browser serves all tests of a file, and one demo those with the same adapter.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const program = join(root, "artifacts", "bin", "Patchbay.Cli", "release", "patchbay.dll");
const scripts = join(root, "web", "opencti", "dist", "host.js");
const executablePath = "/usr/bin/chromium";

/** Why the demo cannot be tried here; null when it can. */
export function missing() {
  return !existsSync(executablePath) ? "Chromium is not installed" : !existsSync(program) ? "the program is not built (dotnet build src/Patchbay.Cli -c Release)" : !existsSync(scripts) ? "the scripts are not built (npm run build in web)" : null;
}

let browser;
const demos = new Map();
const contexts = new Set();
const folders = [];

export class Demo {
  #context;

  /** The demo with this adapter, started when it is first asked for. @param options Further options of the command. */
  static of(adapter, options = []) {
    const key = [adapter, ...options].join(" ");
    if (!demos.has(key)) demos.set(key, Demo.#start(adapter, options));
    return demos.get(key);
  }

  /** Writes the page of an adapter. @returns its path. */
  static write(name, page) {
    const folder = mkdtempSync(join(tmpdir(), "patchbay-adapter-"));
    folders.push(folder);
    writeFileSync(join(folder, name), page);
    return join(folder, name);
  }

  /** Closes the pages of a test, and with them what they stored. */
  static async leave() {
    for (const context of contexts) await context.close();
    contexts.clear();
    for (const demo of demos.values()) (await demo).#context = undefined;
  }

  static async closeAll() {
    await Demo.leave();
    await browser?.close();
    await Promise.all([...demos.values()].map(async (demo) => (await demo).#end()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }

  static async #start(adapter, options) {
    const demo = new Demo();
    demo.process = spawn("dotnet", [program, "demo", "--adapter", resolve(root, adapter), ...options], { stdio: ["ignore", "pipe", "inherit"] });
    demo.address = await new Promise((found, failed) => {
      let text = "";
      demo.process.stdout.on("data", (part) => {
        text += part;
        const [, address] = /Open (http:\/\/localhost:\d+)\//.exec(text) ?? [];
        if (address) found(address);
      });
      demo.process.once("exit", () => failed(new Error(`The demo ended by itself: ${text}`)));
    });
    return demo;
  }

  /** Opens a page of the org and waits until the adapter has enabled click-to-dial. */
  async open(path) {
    browser ??= await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"] });
    if (!this.#context) {
      this.#context = await browser.newContext({ viewport: { width: 1560, height: 900 } });
      contexts.add(this.#context);
    }
    this.page = await this.#context.newPage();
    await this.page.goto(this.address + path);
    await this.page.waitForSelector(".envelope:has-text('nableClickToDial') >> nth=1", { state: "attached" });
    this.frame = await (await this.page.waitForSelector("iframe")).contentFrame();
    return { page: this.page, frame: this.frame, context: this.#context };
  }

  /** Plays steps of the simulator in the page that was opened last. */
  run(steps) {
    return this.page.evaluate((all) => globalThis.patchbaySimulator.run(all), steps);
  }

  /** Waits until the adapter says something in its state line. @returns what. */
  async said(words) {
    const line = await this.frame.waitForSelector(`#state:has-text("${words}")`, { timeout: 15_000 });
    return line.textContent();
  }

  async #end() {
    if (this.process.exitCode !== null) return;
    const gone = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    await gone;
  }
}
