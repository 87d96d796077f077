import { describe, expect, test } from "vitest";
import { read } from "./reading.ts";

/** One line of script as a bundler leaves it, with a use of the API at its end. */
function bundle(length: number): string {
  const parts: string[] = ["!function(e){"];
  for (let n = 0, size = 0; size < length; n++) {
    const part = `function f${n}(e,t,n){var r=e.a${n}||t.b;for(var o=0;o<n.length;o++)r+=n[o].c(e,{x:1,y:"abc",z:function(){return t(o)}});return r?r.d:void 0}`;
    parts.push(part);
    size += part.length;
  }
  parts.push('var c=e.sforce.opencti,d=c;function w(e,t){return d[e](t)}w("saveLog",{});d.screenPop({})}(window);');
  return parts.join("");
}

describe("a large bundle", () => {
  test("of 5 MB in one line is read in a few seconds", () => {
    const text = bundle(5_000_000);
    const before = performance.now();

    const found = read("javascript", text);
    const seconds = (performance.now() - before) / 1000;

    expect(found.uses.map((use) => use.api)).toEqual(["sforce.opencti.saveLog", "sforce.opencti.screenPop"]);
    expect(found.uses.every((use) => use.line === 1)).toBe(true);
    expect(seconds).toBeLessThan(20);
  }, 60_000);

  test("of more than 10 MB is read by its tokens, and says so", () => {
    const text = "x();".repeat(2_600_000) + "/* sforce.opencti.runApex */ window.sforce.opencti.saveLog({});";

    const found = read("javascript", text);

    expect(found.uses.map((use) => `${use.api} ${use.confidence}`)).toEqual(["sforce.opencti.saveLog probable"]);
    expect(found.couldNotRead).toBe("read by tokens: larger than 10 MB");
  }, 60_000);

  test("without a trace of the API is not parsed", () => {
    const text = bundle(5_000_000).replaceAll("sforce", "mforce").replaceAll("opencti", "closed");
    const before = performance.now();

    const found = read("javascript", text);

    expect(found.uses).toEqual([]);
    expect(performance.now() - before).toBeLessThan(1_000);
  }, 60_000);

  test("with a very long sum is read without running out of stack", () => {
    const sum = Array.from({ length: 20_000 }, (_, n) => `'part${n} of a text'`).join(" + ");

    const found = read("javascript", `var s = ${sum};\nsforce.opencti.saveLog({});`);

    expect(found.uses.map((use) => `${use.line} ${use.api}`)).toEqual(["2 sforce.opencti.saveLog"]);
  }, 60_000);
});
