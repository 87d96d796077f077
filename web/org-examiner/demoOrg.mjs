// A demo org as a process of its own, on a free port, with a token of its client.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(import.meta.dirname, "../../artifacts/bin/Patchbay.Cli/release/patchbay.dll");

/** Why there is no org here; undefined when there can be one. */
export const missing = existsSync(program) ? undefined : "Patchbay is not built: dotnet build -c Release";

export async function startOrg() {
  const folder = mkdtempSync(join(tmpdir(), "patchbay-examiner-"));
  const child = spawn("dotnet", [program, "demo-org", "--data", folder, "--listen", "http://127.0.0.1:0"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, DEMO_CONTROL_KEY: "examiner", Logging__LogLevel__Default: "Warning" },
  });
  const url = await new Promise((done, fail) => {
    let told = "";
    child.stdout.on("data", (data) => {
      told += data;
      const ready = / is ready at (http:\/\/127\.0\.0\.1:\d+)/.exec(told);
      if (ready) done(ready[1]);
    });
    child.once("exit", (code) => fail(new Error(`The demo org ended with ${code}: ${told}`)));
  });
  return {
    url,
    token: await signIn(url),
    async trouble(troubles) {
      const answer = await fetch(`${url}/demo/control/troubles`, {
        method: "PUT",
        headers: { Authorization: "Bearer examiner", "Content-Type": "application/json" },
        body: JSON.stringify(troubles),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    /** Merges two records, as a person does in the page. */
    async merge(master, other) {
      const answer = await fetch(`${url}/demo/control/merge?master=${master}&other=${other}`, { method: "POST", headers: { Authorization: "Bearer examiner" } });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function signIn(url) {
  const answer = await fetch(`${url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: "patchbay-demo-client", client_secret: "patchbay-demo-secret" }),
  });
  return (await answer.json()).access_token;
}
