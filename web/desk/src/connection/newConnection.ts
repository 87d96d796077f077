import { computed, signal } from "@preact/signals";
import type { OrgBrowserSignIn, OrgConnection, OrgSteps } from "../server/orgContracts";
import type { Problem, Reply } from "../server/deskServer";
import type { ChosenWay, OrgCalls } from "../server/orgCalls";

/** What is typed in, but for what the address holds. */
export interface Keys {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly user: string;
}

const nameRule = /^[a-z][a-z0-9-]{0,31}$/;

/** @returns What is wrong with a name; null for nothing. */
export function nameProblem(name: string): string | null {
  return nameRule.test(name) ? null : "Use small letters, digits and hyphens, and begin with a letter: production, sandbox, uk-sandbox.";
}

/** @returns What is wrong with an address; null for nothing. The server looks closer. */
export function loginUrlProblem(text: string): string | null {
  return /^(https?:\/\/)?[\w-]+(\.[\w-]+)*(:\d+)?(\/.*)?$/i.test(text.trim()) ? null : "Enter your My Domain, such as acme.my.salesforce.com.";
}

/** Connecting one org: the steps to click first, then the keys, then the outcome. */
export class NewConnection {
  readonly steps = signal<OrgSteps | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** The sign-in that waits for a person in another tab. */
  readonly waiting = signal<OrgBrowserSignIn | null>(null);
  /** Name of the org, once it is connected. */
  readonly connected = signal<string | null>(null);
  readonly isDone = computed(() => this.connected.value !== null);
  private asked = 0;

  constructor(private readonly calls: OrgCalls) {}

  /** Asks what to click; an older answer that comes late is not shown. */
  async showSteps(name: string, way: ChosenWay, loginUrl: string): Promise<void> {
    const turn = ++this.asked;
    const reply = await this.calls.steps(name, way, loginUrl);
    if (turn !== this.asked) return;
    this.steps.value = reply.ok ? reply.value : null;
    this.problem.value = reply.ok ? null : reply.problem;
  }

  async connect(way: ChosenWay, name: string, loginUrl: string, keys: Keys): Promise<void> {
    const request: OrgConnection = {
      name, loginUrl, clientId: keys.clientId, clientSecret: orNull(keys.clientSecret), user: orNull(keys.user), audience: null, privateKey: null,
    };
    if (way === "browser") await this.run(() => this.calls.startBrowser(request), (started) => (this.waiting.value = started));
    else await this.run(() => this.calls.connect(way, request), (org) => (this.connected.value = org.name));
  }

  /** Looks whether the person has decided. */
  async look(): Promise<void> {
    const waiting = this.waiting.value;
    if (waiting === null || this.busy.value) return;
    const reply = await this.calls.browserState(waiting.state);
    if (!reply.ok || reply.value.isOpen || this.waiting.value !== waiting) return;
    const { org, refusal } = reply.value;
    if (org !== null) this.connected.value = org.name;
    else this.giveUp({ kind: "refused", words: refusal ?? "Nobody agreed.", code: null, problems: [] });
  }

  /** Takes the address at which the browser ended, where it could not come back by itself. */
  async paste(pasted: string): Promise<void> {
    const waiting = this.waiting.value;
    if (waiting !== null) await this.run(() => this.calls.finishBrowser(waiting.state, pasted), (org) => (this.connected.value = org.name));
  }

  giveUp(problem: Problem | null = null): void {
    this.waiting.value = null;
    this.problem.value = problem;
  }

  private async run<T>(ask: () => Promise<Reply<T>>, done: (value: T) => void): Promise<void> {
    if (this.busy.value) return;
    this.busy.value = true;
    this.problem.value = null;
    const reply = await ask();
    this.busy.value = false;
    if (reply.ok) done(reply.value);
    else this.problem.value = reply.problem;
  }
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
