import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Language } from "../src/seam/messages.ts";
import { read } from "./reading.ts";

describe("a file that does not parse", () => {
  const broken: readonly (readonly [string, string])[] = [
    ["an unclosed brace", "function log() { sforce.opencti.saveLog({});"],
    ["an unclosed text", "var a = 'x;\nsforce.opencti.saveLog({});"],
    ["a brace too many", "}\nsforce.opencti.saveLog({});"],
    ["a word too many", "var a b = 1;\nsforce.opencti.saveLog({});"],
    ["a missing value", "var a = ;\nsforce.opencti.saveLog({});"],
    ["a conflict's marks", "<<<<<<< HEAD\nsforce.opencti.saveLog({});\n=======\n>>>>>>> other"],
    ["a missing bracket", "if (a { sforce.opencti.saveLog({}); }"],
    ["an alias before the mistake", "const cti = sforce.opencti;\nvar a = ;\ncti.saveLog({});"],
  ];

  test.each(broken.map(([name, text]) => ({ name, text })))("through $name still shows its use, with less confidence", ({ text }) => {
    const found = read("javascript", text);

    expect(found.uses.map((use) => `${use.api} ${use.confidence}`)).toEqual(["sforce.opencti.saveLog probable"]);
    expect(found.couldNotRead).toMatch(/^script: /);
  });

  test("is told apart from one that does", () => {
    expect(read("javascript", "sforce.opencti.saveLog({});").couldNotRead).toBeNull();
  });

  test("and holds nothing of interest is not complained about", () => {
    expect(read("javascript", "var a = ;").couldNotRead).toBeNull();
  });
});

const seeds: readonly (readonly [Language, string])[] = [
  [
    "javascript",
    "const { saveLog: s, ...r } = window.sforce?.opencti ?? {}; class A { #c = sforce.opencti; get x() { return `${this.#c}`; } } ['saveLog'].forEach((m) => sforce.opencti[m]({ value: { Id: 1 } }));",
  ],
  [
    "typescript",
    "declare const sforce: any; class A { constructor(private c: typeof sforce.opencti) {} async f<T>(m: T) { return (await this.c)[m as any]({}); } }",
  ],
  [
    "visualforce",
    '<apex:page><script>var a = \'{!IF(x, "}", 1)}\'; sforce.interaction.cti.onClickToDial(function(){});</script><a onclick="sforce.opencti.saveLog({})"/><!-- x --></apex:page>',
  ],
  [
    "apex",
    "public class A { void f(List<Task> ts) { ts[0].CallType = 'x'; String q = 'SELECT CallType FROM Task'; [SELECT Id, (SELECT CallObject FROM Tasks) FROM Account]; } }",
  ],
  ["text", '(.saveLog (.-opencti js/sforce) #js {:value "x"}) ; c'],
];

describe("any text", () => {
  test.each(seeds.map(([language, text]) => ({ language, text })))(
    "cut off anywhere is read without a throw as $language",
    ({ language, text }) => {
      for (let end = 0; end <= text.length; end++) {
        const found = read(language, text.slice(0, end));

        expect(Array.isArray(found.uses)).toBe(true);
      }
    },
  );

  test.each(seeds.map(([language, text]) => ({ language, text })))(
    "with pieces changed is read without a throw as $language, with places inside it",
    ({ language, text }) => {
      const change = fc.record({
        at: fc.nat(text.length),
        cut: fc.nat(12),
        put: fc.oneof(
          fc.string({ maxLength: 6 }),
          fc.constantFrom("{", "}", "'", "`", "</script>", "{!", "=>", "...", "\\u", "/*", "\r\n"),
        ),
      });

      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
          const changed = changes.reduce((all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut), text);
          const lines = changed.split(/\r\n|\r|\n/);
          const found = read(language, changed);

          expect(found.uses.every((use) => use.line >= 1 && use.line <= lines.length && use.column >= 1)).toBe(true);
        }),
        { numRuns: 150, seed: 7 },
      );
    },
  );
});

describe("a text that asks for too much", () => {
  test.each([
    ["brackets without end", "(".repeat(100_000) + "sforce.opencti.saveLog({})"],
    ["calls inside calls without end", "f(".repeat(50_000) + "sforce.opencti.saveLog({})" + ")".repeat(50_000)],
    ["objects inside objects without end", "x = " + "{a:".repeat(50_000) + "1" + "}".repeat(50_000) + "; sforce.opencti.saveLog({});"],
  ])("by %s is read by its tokens, and says so", (_, text) => {
    const found = read("javascript", text);

    expect(found.uses.map((use) => use.api)).toEqual(["sforce.opencti.saveLog"]);
    expect(found.couldNotRead).not.toBeNull();
  });

  test("by names made of names is answered at once", () => {
    const names = Array.from({ length: 40 }, (_, n) => `var v${n + 1} = v${n} + v${n} + v${n};`);
    const before = performance.now();

    const found = read("javascript", `var v0 = 'a';${names.join("")}sforce.opencti[v40]({});sforce.opencti.saveLog({});`);

    expect(found.uses.map((use) => use.api)).toEqual(["sforce.opencti.saveLog"]);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
