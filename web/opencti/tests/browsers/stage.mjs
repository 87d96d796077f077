// Serves pages from built files and takes what they report. A browser is driven by its pages alone, so any browser will do.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

export const browsers = [
  { name: "Chromium", path: "/usr/bin/chromium" },
  { name: "Firefox", path: "/usr/bin/firefox-esr" },
];

export const isInstalled = ({ path }) => existsSync(path);

const root = join(import.meta.dirname, "..", "..");

export class Stage {
  #folder = mkdtempSync(join(tmpdir(), "patchbay-opencti-"));
  #deliver = () => undefined;
  #page = this.#serve((report) => this.#deliver(report));
  #adapter = this.#serve(() => undefined);

  /** @param entry Module of the page around the adapter.  @param adapterEntry Module of the adapter. */
  static async open(entry, adapterEntry) {
    const stage = new Stage();
    await stage.#build(entry, adapterEntry);
    await Promise.all([stage.#page, stage.#adapter].map((server) => new Promise((ready) => server.listen(0, "127.0.0.1", ready))));
    return stage;
  }

  /** Opens the page in a browser and waits for what it reports. */
  async play(browser, mode, patienceMs, more = "") {
    const [report] = await this.playAll(browser, [mode], patienceMs, more);
    return report;
  }

  /** The same in several kinds of frame, one after the other in one browser: each page that has reported goes on to the next. */
  async playAll({ name, path }, modes, patienceMs, more = "") {
    const profile = mkdtempSync(join(tmpdir(), "patchbay-browser-"));
    // Another host name than the adapter's, so that the browser sees two sites.
    const adapter = encodeURIComponent(`http://127.0.0.1:${this.#adapter.address().port}`);
    const browser = start(name, path, profile, `http://localhost:${this.#page.address().port}/page.html?mode=${modes[0]}&next=${modes.slice(1).join()}&adapter=${adapter}${more}`);
    const reports = [];
    let timer;
    try {
      return await new Promise((found, failed) => {
        this.#deliver = (report) => { if (reports.push(report) === modes.length) found(reports); };
        timer = setTimeout(() => failed(new Error(`${name} reported nothing in ${patienceMs} ms.`)), patienceMs);
      });
    } finally {
      clearTimeout(timer);
      await end(browser);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  close() {
    for (const server of [this.#page, this.#adapter]) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #build(entry, adapterEntry) {
    const built = spawnSync(process.execPath, ["build.mjs", this.#folder], { cwd: root, encoding: "utf8" });
    if (built.status !== 0) throw new Error(built.stderr);
    await bundle(entry, this.#folder, "page.js");
    await bundle(adapterEntry, this.#folder, "adapter.js");
    const head = "<!doctype html><meta charset=utf-8><title>Test</title>";
    writeFileSync(join(this.#folder, "page.html"), `${head}<body></body><script src="/page.js"></script>`);
    writeFileSync(join(this.#folder, "opencti.html"), `${head}<script src="/lightning.js"></script><script src="/adapter.js"></script>`);
    writeFileSync(join(this.#folder, "interaction.html"), `${head}<script src="/classic.js"></script><script src="/adapter.js"></script>`);
  }

  #serve(deliver) {
    return createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (request.method === "POST") {
        let text = "";
        for await (const part of request) text += part;
        response.end();
        return deliver(JSON.parse(text));
      }
      const file = join(this.#folder, pathname);
      if (!existsSync(file) || pathname.includes("..")) return response.writeHead(404).end();
      const type = pathname.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8";
      const policy = searchParams.get("mode") === "no-microphone" ? { "Permissions-Policy": "microphone=()" } : {};
      response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*", ...policy });
      return response.end(readFileSync(file));
    });
  }
}

function bundle(entry, outDir, name) {
  return build({
    root, configFile: false, logLevel: "warn",
    build: { outDir, emptyOutDir: false, target: "es2022", lib: { entry, formats: ["iife"], name: "test", fileName: () => name } },
  });
}

function start(name, path, profile, address) {
  const options = name === "Firefox"
    ? ["--headless", "--no-remote", "--profile", profile, address]
    : ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--remote-debugging-port=0", `--user-data-dir=${profile}`, address];
  return spawn(path, options, { stdio: "ignore", detached: true });
}

/** A browser is many processes; its group ends as one. */
async function end(browser) {
  if (browser.exitCode !== null || browser.pid === undefined) return;
  const gone = new Promise((ended) => browser.once("exit", ended));
  process.kill(-browser.pid, "SIGTERM");
  const timer = setTimeout(() => process.kill(-browser.pid, "SIGKILL"), 5_000);
  await gone;
  clearTimeout(timer);
}
