import { mkdtempSync, rmSync } from "node:fs";
import { freePort, Program } from "../../../desk/tests/screens/program";
import { Agent } from "./agent";
import { Telephone } from "./telephone";

const password = "correct horse battery";
const phoneSecret = "secret-of-a-desk-phone";

/** A server with its agents, their telephones and browsers, and customers, all on this machine. */
export class Site {
  private readonly open: (Agent | Telephone)[] = [];
  private readonly cleanUp: (() => Promise<void>)[] = [];
  private count = 0;

  private constructor(readonly folder: string, readonly sip: string, private readonly trunk: number, private url: string, private server: Program, private readonly settings: Record<string, string>) {}

  /** A site whose agents work in pages of a demo org. */
  static async startWithOrg(names: readonly string[]): Promise<Site> {
    const [web, port] = [await freePort(), await freePort()];
    const [url, orgUrl] = [`http://127.0.0.1:${web}`, `http://localhost:${port}`];
    const softphone = `${url}/softphone/?host=${encodeURIComponent(orgUrl)}`;
    const folder = mkdtempSync("/tmp/pbo-");
    const org = await Program.start(["demo-org", "--data", folder, "--listen", orgUrl, "--softphone", softphone, "--patchbay", url], {});
    const site = await Site.start(names, {
      Server__Listen: url, Server__PublicUrl: url, Server__HostOrigins__0: orgUrl, Salesforce__Enabled: "true", Salesforce__LoginUrl: orgUrl,
      Salesforce__ClientId: "patchbay-demo-client", Salesforce__ClientSecret: "patchbay-demo-secret", Salesforce__DefaultCountry: "SE",
    });
    site.url = orgUrl;
    site.cleanUp.push(async () => {
      await org.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    return site;
  }

  static async start(names: readonly string[], more: Record<string, string> = {}): Promise<Site> {
    const folder = mkdtempSync("/tmp/pbt-");
    for (const name of names) {
      await Program.finish(["user", "add", name, "--role", "agent", "--display-name", name[0]?.toUpperCase() + name.slice(1), "--data", folder], password);
      await Program.finish(["user", "device", name, "--data", folder], phoneSecret);
    }
    const [web, sip, browser, trunk] = [await freePort(), `127.0.0.1:${await freePort()}`, await freePort(), await freePort()];
    const url = `http://127.0.0.1:${web}`;
    const settings = {
      Server__Listen: url, Server__PublicUrl: url, Telephony__SipListen: sip, Telephony__BrowserListen: `127.0.0.1:${browser}`, Telephony__PhonesUseMd5: "true",
      Telephony__OutboundTrunk: `127.0.0.1:${trunk}`, ...more,
    };
    return new Site(folder, sip, trunk, `${settings.Server__PublicUrl}/softphone/`, await Program.start(["serve", "--data", folder], settings), settings);
  }

  /** An agent at a browser, available. */
  async agent(name: string, hz = 880): Promise<Agent> {
    return this.keep(await Agent.open(this.url, name, password, this.folder, hz));
  }

  /** An agent's desk phone, registered. */
  async phone(name: string, hz: number, answers: "auto" | "manual" = "auto"): Promise<Telephone> {
    const account = `<sip:${name}@${this.sip};transport=udp>;auth_user=${name};auth_pass=${phoneSecret};answermode=${answers};regint=60`;
    const phone = this.keep(await Telephone.open({ folder: this.telephoneFolder(), account, hz }));
    await phone.says("200 OK");
    return phone;
  }

  /** A customer who dials. */
  async customer(hz = 440, number = "ada", dialled = "4711"): Promise<Telephone> {
    return this.keep(await Telephone.open({ folder: this.telephoneFolder(), account: `<sip:${number}@127.0.0.1>;regint=0`, hz, dials: `sip:${dialled}@${this.sip}` }));
  }

  /** The world outside, where these numbers answer. */
  async outside(numbers: readonly string[], hz: number): Promise<Telephone> {
    const account = numbers.map((number) => `<sip:${number}@127.0.0.1>;regint=0;answermode=auto`).join("\n");
    return this.keep(await Telephone.open({ folder: this.telephoneFolder(), account, hz, port: this.trunk }));
  }

  /** Ends the server as a power cut would, and starts it again. */
  async restart(): Promise<void> {
    await this.server.kill();
    this.server = await Program.start(["serve", "--data", this.folder], this.settings);
  }

  async close(): Promise<void> {
    for (const one of this.open) await one.kill();
    await this.server.stop();
    for (const step of this.cleanUp) await step();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private telephoneFolder(): string {
    return `${this.folder}/telephone-${++this.count}`;
  }

  private keep<T extends Agent | Telephone>(one: T): T {
    this.open.push(one);
    return one;
  }
}

/** Waits until something is so. @returns How long it took. */
export async function until(what: string | (() => string), isSo: () => Promise<boolean> | boolean, patienceMs = 60_000): Promise<number> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > patienceMs) throw new Error(`Not within ${patienceMs} ms: ${typeof what === "string" ? what : what()}`);
    await new Promise((later) => setTimeout(later, 50));
  }
  return performance.now() - start;
}

/** Loud enough to be heard, as spoken and a little less. */
export const isHeard = (strength: number | undefined): boolean => (strength ?? 0) > 0.3;

/** Waits until somebody hears these tones and not those. */
export async function hearsOnly(who: string, ear: Agent | Telephone, tones: readonly number[], silent: readonly number[]): Promise<void> {
  let heard: readonly number[] = [];
  await until(() => `${who} hears ${tones.join(", ")} Hz and not ${silent.join(", ")}: ${heard.map((one) => one.toFixed(2)).join(" ")}`, async () => {
    heard = await ear.hears(...tones, ...silent);
    return heard.every((one, at) => (at < tones.length ? isHeard(one) : one < 0.1));
  });
}
