import { expect, test } from "vitest";
import { settled } from "../../../phone/tests/standIn/handTimers";
import { takeRingTurn } from "../../src/panel/ringTurn";

/** Locks of which one is held at a time, as the browser keeps them. */
class OneLock {
  private queue: { run: () => Promise<unknown>; done: (error?: unknown) => void; signal: AbortSignal | undefined }[] = [];
  private held = false;

  request(_: string, options: { signal?: AbortSignal }, run: () => Promise<unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ run, signal: options.signal, done: (error) => (error === undefined ? resolve() : reject(error)) });
      void this.next();
    });
  }

  private async next(): Promise<void> {
    if (this.held) return;
    const entry = this.queue.shift();
    if (entry === undefined) return;
    if (entry.signal?.aborted) {
      entry.done(new DOMException("", "AbortError"));
    } else {
      this.held = true;
      await entry.run();
      this.held = false;
      entry.done();
    }
    void this.next();
  }
}

function setUp() {
  const ringing = new Set<string>();
  const ring = (name: string) => () => {
    ringing.add(name);
    return () => void ringing.delete(name);
  };
  return { ringing, ring };
}

test("Of several panels one rings, and another goes on when it is closed", async () => {
  const locks = new OneLock() as unknown as LockManager;
  const { ringing, ring } = setUp();
  const endFirst = takeRingTurn(() => locks, ring("first"));
  const endSecond = takeRingTurn(() => locks, ring("second"));
  await settled();
  expect([...ringing]).toEqual(["first"]);

  endFirst();
  await settled();
  expect([...ringing]).toEqual(["second"]);
  endSecond();

  expect(ringing.size).toBe(0);
});

test.each([
  ["are missing", () => undefined],
  ["throw", () => { throw new DOMException("", "SecurityError"); }],
  ["are refused", () => ({ request: () => Promise.reject(new DOMException("", "SecurityError")) }) as unknown as LockManager],
])("A panel rings where locks %s", async (_, locks) => {
  const { ringing, ring } = setUp();

  const end = takeRingTurn(locks, ring("only"));
  await settled();
  expect(ringing.size).toBe(1);
  end();

  expect(ringing.size).toBe(0);
});
