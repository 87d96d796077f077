/** Who is signed in. */
export interface SignedIn {
  readonly token: string;
  readonly name: string;
  readonly role: string;
}

const key = "patchbay.desk";

/** Keeps a sign-in for as long as the tab is open, so that a reload does not ask again. */
export class TokenStore {
  /** @param storage Where the browser keeps it; a browser that keeps nothing throws. */
  constructor(private readonly storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">) {}

  read(): SignedIn | null {
    try {
      const kept: unknown = JSON.parse(this.storage().getItem(key) ?? "null");
      return isSignedIn(kept) ? kept : null;
    } catch {
      return null; // Storage is closed, or holds what another version left: the person signs in.
    }
  }

  keep(signedIn: SignedIn): void {
    this.try(() => this.storage().setItem(key, JSON.stringify(signedIn)));
  }

  forget(): void {
    this.try(() => this.storage().removeItem(key));
  }

  private try(change: () => void): void {
    try {
      change();
    } catch (closed) {
      console.warn("This browser keeps nothing; a reload asks to sign in again.", closed);
    }
  }
}

function isSignedIn(kept: unknown): kept is SignedIn {
  if (typeof kept !== "object" || kept === null) return false;
  return ["token", "name", "role"].every((name) => typeof Reflect.get(kept, name) === "string");
}
