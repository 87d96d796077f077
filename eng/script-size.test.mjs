import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { check, loadParser, measure, measureRepository } from "./script-size.mjs";

const root = join(import.meta.dirname, "..");
const parse = await loadParser(join(root, "web"));
const long = (head, end) => `${head}\n${"\n".repeat(60)}${end}`;

test("functions of scripts are short", async () => {
  const functions = await measureRepository(root);

  assert.ok(functions.length > 0);
  assert.deepEqual(check(functions), []);
});

for (const [what, source] of [
  ["function", long("function f() {", "}")],
  ["method", long("class C { m() {", "} }")],
  ["arrow function", long("const f = (n: number): number => {", "return n; };")],
  ["component", long("export const P = () => <p>don't {", "} </p>;")],
]) {
  test(`a ${what} over the hard stop is found`, () => {
    const others = Array.from({ length: 20 }, (_, n) => `function g${n}() {}`).join("\n");

    assert.equal(check(measure(parse, "a.tsx", `${source}\n${others}`)).length, 1);
  });
}

test("the callback of a test is not a function of its own", () => {
  assert.deepEqual(measure(parse, "a.test.ts", long('test("x", () => {', "});")), []);
});

test("too many functions over the usual length are found", () => {
  const functions = Array.from({ length: 19 }, (_, n) => ({ path: "a.ts", line: n, name: "f", lines: n < 2 ? 30 : 5 }));

  assert.equal(check(functions).length, 1);
});
