import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";

const dll = `${import.meta.dirname}/../../../../artifacts/bin/Patchbay.Cli/release/patchbay.dll`;

/** Without the built program there is no server to talk to. */
export const programIsMissing = !existsSync(dll);

/** One run of `patchbay`. */
export class Program {
  private readonly lines: string[] = [];
  private readonly waiting = new Set<() => void>();
  private code: number | null | undefined;

  private constructor(private readonly child: ChildProcess) {
    const decoder = new TextDecoder();
    const take = (chunk: Uint8Array): void => {
      this.lines.push(decoder.decode(chunk));
      this.wake();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("exit", (code) => {
      this.code = code;
      this.wake();
    });
  }

  /** Starts it and waits until it says that it is ready. */
  static async start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Program> {
    const program = new Program(run(args, env));
    await program.until(() => /is ready at/.test(program.said));
    return program;
  }

  /** Runs it to its end with a line of input. */
  static async finish(args: readonly string[], input: string): Promise<void> {
    const child = run(args, {});
    const program = new Program(child);
    child.stdin.end(`${input}\n`);
    await program.until(() => program.code !== undefined);
    if (program.code !== 0) throw new Error(`${args.join(" ")} ended with ${String(program.code)}: ${program.said}`);
  }

  get said(): string {
    return this.lines.join("");
  }

  async stop(): Promise<void> {
    if (this.code !== undefined) return;
    this.child.kill("SIGTERM");
    await this.until(() => this.code !== undefined);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await new Promise<void>((gone) => (this.child.exitCode === null && this.child.signalCode === null ? this.child.on("exit", () => gone()) : gone()));
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.code !== undefined) throw new Error(`patchbay ended with ${String(this.code)}: ${this.said}`);
      await new Promise<void>((woken) => this.waiting.add(woken));
    }
  }

  private wake(): void {
    for (const woken of this.waiting) woken();
    this.waiting.clear();
  }
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn("dotnet", [dll, ...args], { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
}

/**
 * A port that nobody uses now. It lies below those that the system gives away by itself: one of these may be the local end of somebody's
 * connection a moment after it was found free.
 */
export async function freePort(): Promise<number> {
  while (true) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((known) => {
    server.once("error", () => known(false));
    server.listen(port, "127.0.0.1", () => server.close(() => known(true)));
  });
}
