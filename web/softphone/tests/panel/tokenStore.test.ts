import { expect, test } from "vitest";
import { windowTokenStore } from "../../src/panel/tokenStore";

test("A token outlives a reload where the browser keeps it", async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
  const store = windowTokenStore(() => storage);

  store.write("t");
  expect(await store.read()).toBe("t");
  store.write(null);

  expect(await store.read()).toBeNull();
});

test("A browser that throws at every use of storage only means signing in again", async () => {
  const store = windowTokenStore(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });

  store.write("t");

  expect(await store.read()).toBeNull();
});
