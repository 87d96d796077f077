import { signal } from "@preact/signals";
import type { SignInResult } from "@patchbay/phone/server/signIn";
import type { Address } from "../address/address";
import { LineList } from "../emergency/lineList";
import { DeskServer } from "../server/deskServer";
import { OrgCalls } from "../server/orgCalls";
import { OrgList } from "./orgList";
import type { SignedIn, TokenStore } from "./tokenStore";

/** What the desk shows as a whole. */
export type Stage =
  | { readonly kind: "signIn"; readonly note: string | null }
  | { readonly kind: "notAllowed"; readonly name: string }
  | { readonly kind: "open"; readonly site: Site };

/** What a signed-in supervisor or administrator works with. */
export interface Site {
  readonly name: string;
  /** `supervisor` or `admin`. */
  readonly role: string;
  readonly server: DeskServer;
  readonly orgCalls: OrgCalls;
  readonly orgs: OrgList;
  readonly lines: LineList;
}

/** What the desk needs from around it. */
export interface Surroundings {
  readonly base: string;
  readonly tokens: TokenStore;
  readonly address: Address;
  readonly signIn: (userName: string, password: string) => Promise<SignInResult>;
}

/** The desk: who works at it, where in it they are, and what is said aloud. */
export class Desk {
  readonly stage = signal<Stage>({ kind: "signIn", note: null });
  /** What a person who does not see the page is told. */
  readonly said = signal("");

  constructor(private readonly around: Surroundings) {
    const kept = around.tokens.read();
    if (kept !== null) this.open(kept);
  }

  get address(): Address {
    return this.around.address;
  }

  /** @returns Why not, in words; null when it worked. */
  async signIn(userName: string, password: string): Promise<string | null> {
    const result = await this.around.signIn(userName, password);
    switch (result.kind) {
      case "signedIn":
        this.open(result);
        return null;
      case "wrong":
        return result.message;
      case "tooMany":
        return `Too many failed tries. Try again in ${result.retryAfterSeconds} seconds.`;
      case "unreachable":
        return "Patchbay does not answer. Look whether it runs, then try again.";
      default:
        return result satisfies never;
    }
  }

  signOut(note: string | null = null): void {
    this.around.tokens.forget();
    this.stage.value = { kind: "signIn", note };
  }

  say(words: string): void {
    this.said.value = words;
  }

  private open({ token, name, role }: SignedIn): void {
    if (role !== "admin" && role !== "supervisor") {
      this.stage.value = { kind: "notAllowed", name };
      return;
    }
    // What everybody else finds first is for administrators.
    if (role !== "admin" && this.address.isHome) this.address.go({ page: "now", choices: {} });
    this.around.tokens.keep({ token, name, role });
    const server = new DeskServer(this.around.base, token, () => this.signOut("Your sign-in has ended. Sign in again; you stay on this page."));
    const orgCalls = new OrgCalls(server);
    this.stage.value = { kind: "open", site: { name, role, server, orgCalls, orgs: new OrgList(orgCalls), lines: new LineList(server) } };
  }
}
