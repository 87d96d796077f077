import { expect, test } from "vitest";
import { append, remove, set } from "../../src/yaml/edits";
import { swapWithNext } from "../../src/yaml/reorder";
import { YamlTree } from "../../src/yaml/yamlTree";

const rules = `{
  "search": [
    { "find": "Contact.*", "sure": "certain" },
    { "find": "*.*" }
  ],
  "inbound": {
    "none": null,
    "one": { "show": "record" }
  }
}
`;

test("What is written into JSON is JSON, in lines where it was in lines", () => {
  let text = set(new YamlTree(rules), ["search", 1, "last"], true);
  text = append(new YamlTree(text), ["search"], { find: "Lead.*" });
  text = set(new YamlTree(text), ["inbound", "none"], "nothing");
  text = set(new YamlTree(text), ["inbound", "many"], { show: "search" });

  expect(text).toBe(`{
  "search": [
    { "find": "Contact.*", "sure": "certain" },
    { "find": "*.*", "last": true },
    {"find":"Lead.*"}
  ],
  "inbound": {
    "none": "nothing",
    "one": { "show": "record" },
    "many": {"show":"search"}
  }
}
`);
  expect(JSON.parse(text)).toMatchObject({ inbound: { none: "nothing", many: { show: "search" } } });
});

test("The first entry of an empty object of JSON stands within it", () => {
  expect(set(new YamlTree("{}\n"), ["task"], [{ field: "Type" }])).toBe('{"task":[{"field":"Type"}]}\n');
});

test("What is taken out of JSON leaves JSON", () => {
  expect(JSON.parse(remove(new YamlTree(rules), ["search", 1]))).toMatchObject({ search: [{ find: "Contact.*" }] });
  expect(JSON.parse(remove(new YamlTree(rules), ["search", 0]))).toMatchObject({ search: [{ find: "*.*" }] });
});

test("Items of JSON change places, and everything around them stays", () => {
  expect(swapWithNext(new YamlTree(rules), ["search"], 0)).toBe(rules.replace(/(\{ "find": "Contact[^}]*\}),\n {4}(\{ "find": "\*[^}]*\})/, "$2,\n    $1"));
});

test("Items in lines change places with the comments right above them", () => {
  const before = "search:\n  # their own phone\n  - find: a # first\n  - find: b\n    last: true\n  # what is left\n  - find: c";

  const once = swapWithNext(new YamlTree(before), ["search"], 0);
  const twice = swapWithNext(new YamlTree(once), ["search"], 1);

  expect(once).toBe("search:\n  - find: b\n    last: true\n  # their own phone\n  - find: a # first\n  # what is left\n  - find: c");
  expect(twice).toBe("search:\n  - find: b\n    last: true\n  # what is left\n  - find: c\n  # their own phone\n  - find: a # first");
});

test("An item that has no one behind it stays where it is", () => {
  expect(swapWithNext(new YamlTree(rules), ["search"], 1)).toBe(rules);
});
