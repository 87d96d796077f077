import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { freePort } from "../../../desk/tests/screens/program";
import { newestOf, strength, writeTone } from "./sound";

const path = "/usr/bin/baresip";

/** Without it there is no telephone that others wrote. */
export const telephoneIsMissing = !existsSync(path);

interface TelephoneOptions {
  readonly folder: string;
  /** A line of baresip's accounts. */
  readonly account: string;
  /** What it says all the time. */
  readonly hz: number;
  /** Where it is reached; any free port by default. */
  readonly port?: number;
  /** What it dials as soon as it runs. */
  readonly dials?: string;
}

/** baresip with a tone of its own, that keeps what it hears. */
export class Telephone {
  private said = "";

  private constructor(private readonly child: ChildProcess, private readonly folder: string, private readonly console: number) {
    const decoder = new TextDecoder();
    const keep = (chunk: Uint8Array): void => {
      this.said += decoder.decode(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
  }

  static async open({ folder, account, hz, port, dials }: TelephoneOptions): Promise<Telephone> {
    mkdirSync(folder, { recursive: true });
    writeTone(`${folder}/tone.wav`, hz, 240);
    const console = await freePort();
    const modules = ["module g711.so", "module aufile.so", "module aubridge.so", "module sndfile.so", "module_app account.so", "module_app menu.so", "module_app ctrl_tcp.so"];
    writeFileSync(`${folder}/config`, [
      "module_path /usr/lib/baresip/modules", ...modules, `ctrl_tcp_listen 127.0.0.1:${console}`, `audio_source aufile,${folder}/tone.wav`,
      "audio_player aubridge,heard", `snd_path ${folder}`, `sip_listen 127.0.0.1:${port ?? (await freePort())}`, "",
    ].join("\n"));
    writeFileSync(`${folder}/accounts`, `${account}\n`);
    const child = spawn(path, ["-f", folder, "-t", "900", ...(dials === undefined ? [] : ["-e", `/dial ${dials}`])], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
    const telephone = new Telephone(child, folder, console);
    await telephone.says("baresip is ready");
    return telephone;
  }

  /** What it has said so far. */
  get words(): string {
    return this.said;
  }

  /** Waits until it has said this, from a place in its words on. */
  async says(words: string | RegExp, from = 0): Promise<void> {
    const expression = typeof words === "string" ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : words;
    for (let waited = 0; !expression.test(this.said.slice(from)); waited += 50) {
      if (waited > 60_000) throw new Error(`The telephone never said ${String(words)}:\n${this.said.slice(-3000)}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** Gives it a command, as its owner would type it. */
  async type(command: string): Promise<void> {
    const [name = "", ...rest] = command.split(" ");
    const order = JSON.stringify({ command: name, params: rest.join(" ") });
    const socket = connect(this.console, "127.0.0.1");
    await new Promise<void>((done, failed) => {
      socket.on("error", failed);
      // It answers when it has done it; a connection that is closed before would take the order with it.
      socket.on("data", () => done());
      socket.write(`${order.length}:${order},`);
    });
    socket.destroy();
  }

  /** How loud tones are in the last half second of what it hears in its newest call. */
  hears(...hz: readonly number[]): number[] {
    const newest = readdirSync(this.folder).filter((file) => file.endsWith("-dec.wav")).sort().at(-1);
    const samples = newest === undefined ? new Int16Array() : newestOf(`${this.folder}/${newest}`, 0.5);
    return hz.map((one) => strength(samples, one));
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((ended) => this.child.on("exit", () => ended()));
    this.child.kill("SIGKILL");
    await gone;
  }
}
