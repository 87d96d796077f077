import fc from "fast-check";
import { expect, test } from "vitest";
import { append, remove, set } from "../../src/yaml/edits";
import { YamlTree, type Path } from "../../src/yaml/yamlTree";
import { difference, spliced } from "../../src/yaml/splice";
import { mainLine, manners, published } from "../flows/example";

const files = { ...published, mainLine, manners, windows: mainLine.replaceAll("\n", "\r\n"), "without a last line end": manners.trimEnd() };

function textsIn(text: string): readonly Path[] {
  const tree = new YamlTree(text);
  const under = (path: Path): readonly Path[] => {
    if (tree.textAt(path) !== null) return [path];
    return [...tree.namesAt(path).map((name) => [...path, name]), ...Array.from({ length: tree.countAt(path) }, (_, index) => [...path, index])].flatMap(under);
  };
  return under([]);
}

function changedLines(before: string, after: string): number {
  const [a, b] = [before.split("\n"), after.split("\n")];
  return a.length === b.length ? a.filter((line, index) => line !== b[index]).length : Infinity;
}

const commentsIn = (text: string): readonly string[] => text.match(/(?<=^|\s)# .*$/gm) ?? [];

test.each(Object.entries(files))("Any text of %s can be set to any words: they are read back, and only its own lines change", (_, text) => {
  const words = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("yes", "null", "0815", "1e3", "- a", "a: b", "a # b", "{x}", "\n", " å ", "it's", '"'));
  fc.assert(
    fc.property(fc.constantFrom(...textsIn(text)), words, (path, value) => {
      const tree = new YamlTree(text);
      const [from, to] = tree.find(path)?.range ?? [0, 0];
      const isBlock = text.slice(from, to).trimEnd().includes("\n");

      const after = set(tree, path, value);

      const read = new YamlTree(after);
      expect(read.problem).toBeNull();
      expect(read.textAt(path)).toBe(value);
      for (const comment of commentsIn(text.slice(0, from) + text.slice(to))) expect(after).toContain(comment);
      if (!isBlock) expect(changedLines(text, after)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100 },
  );
});

test.each(Object.entries(files))("Any change of %s, taken back, gives the same text byte for byte", (_, text) => {
  fc.assert(
    fc.property(fc.constantFrom(...textsIn(text)), fc.boolean(), fc.string({ maxLength: 20 }), (path, takesOut, value) => {
      const after = takesOut ? remove(new YamlTree(text), path) : set(new YamlTree(text), path, value);

      expect(spliced(after, [difference(after, text)])).toBe(text);
      expect(spliced(text, [difference(text, after)])).toBe(after);
    }),
  );
});

test.each(Object.entries(files))("Whatever is taken out of %s is gone, and everything else still says the same", (_, text) => {
  const before = new YamlTree(text);
  const all = textsIn(text);
  // Of a long file a part is enough; which part is always the same.
  const some = all.filter((_, index) => index % Math.ceil(all.length / 60) === 0);
  for (const path of some) {
    const after = new YamlTree(remove(before, path));

    expect(after.problem, path.join(".")).toBeNull();
    const isItem = typeof path.at(-2) === "number";
    if (!isItem && typeof path.at(-1) !== "number") expect(after.textAt(path)).toBeNull();
    const others = all.filter((other) => other[0] !== path[0] || (path.length > 1 && other[1] !== path[1]));
    for (const other of others) expect(after.textAt(other), `${path.join(".")} took ${other.join(".")} along`).toBe(before.textAt(other));
  }
});

test("A new entry stands below the last of its step, in the same indent, and comments keep their lines", () => {
  const after = set(new YamlTree(manners), ["steps", "talk", "limit"], "10m");

  expect(after).toBe(manners.replace("    queue: Support\n", "    queue: Support\n    limit: 10m\n"));
});

test("A group that is not there yet is made with its first entry", () => {
  const after = set(new YamlTree("flow: a\nsteps:\n  one:\n    do: menu # keys"), ["steps", "one", "no-input", "next"], "one");

  expect(after).toBe("flow: a\nsteps:\n  one:\n    do: menu # keys\n    no-input:\n      next: one");
});

test("What stands in brackets stays in brackets", () => {
  const after = set(new YamlTree(manners), ["steps", "pick", "keys", "2"], "ask, or not");

  expect(after).toBe(manners.replace('"*": hear }', '"*": hear, 2: "ask, or not" }'));
});

test("A list in brackets is replaced in brackets, and its comment stays", () => {
  expect(set(new YamlTree("flow: a\nnumbers: [\"4000\"] # ours\n"), ["numbers"], ["4000", "4001"])).toBe("flow: a\nnumbers: [\"4000\", \"4001\"] # ours\n");
});

test("An item is put at the end of a list in the list's own manner", () => {
  const lines = append(new YamlTree("a:\n  - when: x\n    next: y # why\nb: 1\n"), ["a"], { when: "z", next: "y" });
  const brackets = append(new YamlTree("numbers: [\"4000\"]\n"), ["numbers"], "4001");

  expect(lines).toBe("a:\n  - when: x\n    next: y # why\n  - when: z\n    next: y\nb: 1\n");
  expect(brackets).toBe("numbers: [\"4000\", 4001]\n");
});

test("An entry that has a name only is filled on its line", () => {
  expect(set(new YamlTree("flow: a\nstart:   # later\n"), ["start"], "one")).toBe("flow: a\nstart: one   # later\n");
});

test("A text that is no YAML is told with its line, and nothing is known of it", () => {
  const tree = new YamlTree("flow: a\nsteps:\n  one: [\n");

  expect(tree.problem?.line).toBe(4);
  expect(tree.namesAt(["steps"])).toEqual([]);
});
