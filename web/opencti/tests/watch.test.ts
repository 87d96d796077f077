// What an adapter's page throws is told once, in the best words there are.

import { expect, test, vi } from "vitest";
import { throwTold, watch } from "../src/shim/watch.ts";

const scriptError = { message: "Script error." };

/** A page whose errors come as a browser tells them of another site's script. */
function page(): { window: Window; told: string[]; fail: (event: object) => void } {
  const told: string[] = [];
  let fail: (event: object) => void = () => undefined;
  const window = { addEventListener: (type: string, heard: (event: object) => void) => void (type === "error" && (fail = heard)) } as unknown as Window;
  watch(window, (words) => told.push(words));
  return { window, told, fail: (event) => fail(event) };
}

test("A mistake that was told with its words is not told again without them, and the next one is", () => {
  vi.useFakeTimers();
  const { window, told, fail } = page();
  const mistake = new Error("of mine");

  throwTold(window, mistake);
  expect(() => vi.runAllTimers()).toThrow(mistake);
  fail(scriptError);
  fail({ message: "", target: { src: "https://adapter.example.com/gone.js" } });
  fail(scriptError);

  expect(told).toEqual(["https://adapter.example.com/gone.js could not be loaded.", "A script of another site threw; only the browser's console says what."]);
  vi.useRealTimers();
});
