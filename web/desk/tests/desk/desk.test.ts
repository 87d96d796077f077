import { expect, test } from "vitest";
import type { SignInResult } from "@patchbay/phone/server/signIn";
import { Address } from "../../src/address/address";
import { Desk } from "../../src/desk/desk";
import { TokenStore } from "../../src/desk/tokenStore";

function deskAt(storage: Map<string, string>, result: SignInResult): Desk {
  const kept = {
    getItem: (name: string): string | null => storage.get(name) ?? null,
    setItem: (name: string, value: string): void => void storage.set(name, value),
    removeItem: (name: string): void => void storage.delete(name),
  };
  const window = { location: { pathname: "/desk/a", search: "" }, history: { pushState: () => undefined, replaceState: () => undefined }, addEventListener: () => undefined };
  return new Desk({ base: "/", tokens: new TokenStore(() => kept), address: new Address(window, "/desk/", "a"), signIn: () => Promise.resolve(result) });
}

test("An administrator gets in, and stays in when the page is loaded again", async () => {
  const storage = new Map<string, string>();
  await deskAt(storage, { kind: "signedIn", token: "t", name: "Ada", role: "admin" }).signIn("ada", "secret");

  const again = deskAt(storage, { kind: "unreachable" });

  expect(again.stage.value.kind).toBe("open");
});

test("Somebody who is neither supervisor nor administrator is told so, and nothing is kept", async () => {
  const storage = new Map<string, string>();
  const desk = deskAt(storage, { kind: "signedIn", token: "t", name: "Maya", role: "agent" });

  await desk.signIn("maya", "secret");

  expect(desk.stage.value).toEqual({ kind: "notAllowed", name: "Maya" });
  expect(storage.size).toBe(0);
});

test("A supervisor gets in and finds what happens now first", async () => {
  const desk = deskAt(new Map(), { kind: "signedIn", token: "t", name: "Kim", role: "supervisor" });

  await desk.signIn("kim", "secret");

  expect(desk.stage.value.kind).toBe("open");
  expect(desk.address.place.value.page).toBe("now");
});

test("Signing out forgets the token", async () => {
  const storage = new Map<string, string>();
  const desk = deskAt(storage, { kind: "signedIn", token: "t", name: "Ada", role: "admin" });
  await desk.signIn("ada", "secret");

  desk.signOut();

  expect(storage.size).toBe(0);
  expect(desk.stage.value).toEqual({ kind: "signIn", note: null });
});

test("A browser that keeps nothing still lets an administrator in", async () => {
  const closed = new TokenStore(() => {
    throw new DOMException("closed", "SecurityError");
  });

  expect(closed.read()).toBeNull();
});
