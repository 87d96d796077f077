// Starts the demo org with an adapter, as a person would, and opens it in Chromium.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const program = join(root, "artifacts", "bin", "Patchbay.Cli", "release", "patchbay.dll");
const scripts = join(root, "web", "opencti", "dist", "host.js");
const executablePath = "/usr/bin/chromium";

/** Why the demo cannot be tried here; null when it can. */
export function missing() {
  return !existsSync(executablePath) ? "Chromium is not installed" : !existsSync(program) ? "the program is not built" : !existsSync(scripts) ? "the scripts are not built" : null;
}

export class Demo {
  /** @param options Further options of the command. */
  static async start(adapter, options = []) {
    const demo = new Demo();
    demo.process = spawn("dotnet", [program, "demo", "--adapter", join(root, adapter), ...options], { stdio: ["ignore", "pipe", "inherit"] });
    demo.address = await new Promise((found, failed) => {
      let text = "";
      demo.process.stdout.on("data", (part) => {
        text += part;
        const [, address] = /Open (http:\/\/localhost:\d+)\//.exec(text) ?? [];
        if (address) found(address);
      });
      demo.process.once("exit", () => failed(new Error(`The demo ended by itself: ${text}`)));
    });
    demo.browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"] });
    demo.context = await demo.browser.newContext({ viewport: { width: 1560, height: 900 } });
    return demo;
  }

  /** Opens a page of the org and waits until the adapter has enabled click-to-dial. */
  async open(path) {
    this.page = await this.context.newPage();
    await this.page.goto(this.address + path);
    await this.page.waitForSelector(".envelope:has-text('nableClickToDial') >> nth=1", { state: "attached" });
    this.frame = await (await this.page.waitForSelector("iframe")).contentFrame();
  }

  /** Plays steps of the simulator. */
  run(steps) {
    return this.page.evaluate((all) => globalThis.patchbaySimulator.run(all), steps);
  }

  /** Waits until the adapter says something in its state line. @returns what. */
  async said(words) {
    const line = await this.frame.waitForSelector(`#state:has-text("${words}")`, { timeout: 15_000 });
    return line.textContent();
  }

  async close() {
    await this.browser?.close();
    if (this.process.exitCode !== null) return;
    const gone = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    await gone;
  }
}
