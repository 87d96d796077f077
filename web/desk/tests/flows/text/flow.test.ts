import { expect, test } from "vitest";
import { changed, historyOf, redone, undone } from "../../../src/yaml/history";
import { flowOf, kinds, manners } from "../example";

test("Every kind that the published schema describes is known, with its fields", () => {
  expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(["answer", "say", "menu", "gather", "branch", "set", "queue", "hangup"]));
  const menu = kinds.find(({ name }) => name === "menu");
  expect(menu?.fields.map(({ name, shape }) => `${name}: ${shape.kind}`)).toEqual(
    expect.arrayContaining(["prompt: prompt", "interrupt: flag", "wait: time", "tries: number", "no-input: group", "no-match: group", "keys: table"]),
  );
  expect(menu?.fields.find(({ name }) => name === "wait")?.standard).toBe("5s");
});

test("A step's ways out are those of the file, with words for people, those that lead nowhere too", () => {
  const ways = (text?: string) => Object.fromEntries(flowOf(text).steps.map(({ name, exits }) => [name, exits.map(({ words, target }) => `${words} > ${target ?? "-"}`)]));

  expect(ways()["main"]).toEqual(["1 > support", "2 > sales", "* > main", "no key > support", "wrong key > support"]);
  expect(ways()["busy"]).toEqual([]);
  expect(ways(manners)["ask"]).toEqual(["tier is Gold > talk", "caller starts with +46 > hear", "otherwise > hear"]);
  expect(ways(manners)["talk"]).toContain("after limit > -");
});

test("A step tells in a line what the caller hears or where the call goes", () => {
  const gists = Object.fromEntries(flowOf().steps.map(({ name, gist }) => [name, gist]));

  expect(gists).toMatchObject({ welcome: "Welcome to Example Company.", sales: "Sales", busy: "Everybody is talking. Please call again later. Goodbye." });
});

test("Every step knows its lines, so that text and picture show the same", () => {
  const { tree } = flowOf();

  expect(tree.text.split("\n").slice((tree.linesAt(["steps", "sales"])?.first ?? 0) - 1, tree.linesAt(["steps", "sales"])?.last)).toEqual([
    "  sales:", "    do: queue", "    queue: Sales", "    limit: 2m", "    after-limit: support   # overflow: nobody in sales for two minutes",
  ]);
});

test("Changes are taken back one by one and made again; typing on in one field is one change", () => {
  let history = historyOf("");
  for (const text of ["a", "ab", "abc"]) history = changed(history, text, "title");
  history = changed(history, "abc!");

  expect(undone(history).text).toBe("abc");
  expect(undone(undone(history)).text).toBe("");
  expect(undone(undone(undone(history))).text).toBe("");
  expect(redone(undone(history)).text).toBe("abc!");
  expect(changed(undone(history), "other").future).toEqual([]);
});
