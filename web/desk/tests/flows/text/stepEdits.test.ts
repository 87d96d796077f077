import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOnly, lineDiff } from "../../../src/flows/text/lineDiff";
import { addItem, addStep, deleteStep, lead, renameStep, wrongName } from "../../../src/flows/text/stepEdits";
import { set } from "../../../src/yaml/edits";
import { flowOf, kinds, mainLine, manners } from "../example";

const say = kinds.find(({ name }) => name === "say");
const exitOf = (flow: ReturnType<typeof flowOf>, step: string, words: string) => flow.steps.find(({ name }) => name === step)?.exits.find((exit) => exit.words === words) ?? null;
const diff = (before: string, after: string) => lineDiff(before, after).filter(({ kind }) => kind !== "same").map(({ kind, text }) => `${kind === "gone" ? "-" : "+"}${text}`);

describe("a step's name", () => {
  test("Every way that leads to a step follows its new name, and no other line changes", () => {
    const after = renameStep(flowOf(), "support", "helpdesk");

    expect(diff(mainLine, after).filter((line) => line.startsWith("+"))).toEqual([
      "+      1: helpdesk", "+      next: helpdesk        # whoever cannot press keys still reaches a person", "+      next: helpdesk", "+  helpdesk:",
      "+    after-limit: helpdesk   # overflow: nobody in sales for two minutes",
    ]);
    expect(flowOf(after).tree.textAt(["default-queue"])).toBe("Support");
  });

  test("Renaming there and back gives the same text byte for byte", () => {
    for (const text of [mainLine, manners]) {
      for (const { name } of flowOf(text).steps) expect(renameStep(flowOf(renameStep(flowOf(text), name, "quite-new")), "quite-new", name)).toBe(text);
    }
  });

  test("A name that is taken or cannot be one is refused in words", () => {
    expect(wrongName(flowOf(), "main", "support")).toBe("There is a step support already.");
    expect(wrongName(flowOf(), "main", "Main menu")).toContain("lower-case letters");
    expect(wrongName(flowOf(), "main", "main")).toBeNull();
  });
});

describe("adding and taking out", () => {
  test("A step that is added on a way stands between what the way joined", () => {
    if (say === undefined) throw new Error("The schema knows no say.");
    const flow = flowOf();

    const { text, name } = addStep(flow, kinds, say, exitOf(flow, "sales", "after limit"));

    expect(diff(mainLine, text)).toEqual([
      "-    after-limit: support   # overflow: nobody in sales for two minutes", "+    after-limit: say   # overflow: nobody in sales for two minutes",
      "+  say:", "+    do: say", "+    prompt: Write here what the caller hears.", "+    next: support",
    ]);
    expect(exitOf(flowOf(text), name, "then")?.target).toBe("support");
  });

  test("Every kind of step can be added on every way, is read back and brings no other line with it", () => {
    for (const text of [mainLine, manners]) {
      const flow = flowOf(text);
      for (const exit of flow.steps.flatMap(({ exits }) => exits)) {
        for (const kind of kinds) {
          const added = addStep(flow, kinds, kind, exit);

          const after = flowOf(added.text);
          expect(after.tree.problem).toBeNull();
          expect(after.steps.map(({ name }) => name)).toEqual([...flow.steps.map(({ name }) => name), added.name]);
          expect(after.steps.at(-1)?.kind).toBe(kind);
          expect(after.tree.textAt(exit.path)).toBe(added.name);
          expect(diff(text, added.text).filter((line) => line.startsWith("-")).length).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  test("What led to a step that is taken out leads to what came after it", () => {
    const after = flowOf(deleteStep(flowOf(), "welcome"));

    expect(after.start).toBe("main");
    expect(after.steps.map(({ name }) => name)).toEqual(["main", "support", "sales", "busy"]);
  });

  test("What led to a step without one way on leads nowhere after it is taken out, and no way names it", () => {
    for (const text of [mainLine, manners]) {
      for (const { name } of flowOf(text).steps) {
        const after = flowOf(deleteStep(flowOf(text), name));

        expect(after.tree.problem).toBeNull();
        expect(after.steps.flatMap(({ exits }) => exits).filter(({ target }) => target === name)).toEqual([]);
      }
    }
  });

  test("A way is led elsewhere and cut on its own line only", () => {
    const flow = flowOf();
    const exit = exitOf(flow, "main", "2");
    if (exit === null) throw new Error("The menu has no key 2.");

    expect(diff(mainLine, lead(flow, exit, "busy"))).toEqual(["-      2: sales", "+      2: busy"]);
    expect(diff(mainLine, lead(flow, exit, null))).toEqual(["-      2: sales"]);
  });

  test("A case is added to a branch behind the others", () => {
    const cases = kinds.find(({ name }) => name === "branch")?.fields.find(({ name }) => name === "cases")?.shape;
    if (cases?.kind !== "list") throw new Error("The schema knows no cases.");

    expect(diff(manners, addItem(flowOf(manners), ["steps", "ask", "cases"], cases.fields))).toEqual(["+      - when: caller is set", "+        next: ask"]);
  });
});

describe("comparing", () => {
  test("A comparison holds both texts, whatever they are", () => {
    const line = fc.constantFrom("a", "b", "c", "");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (a, b) => {
        const lines = lineDiff(a.map((one) => `${one}\n`).join(""), b.map((one) => `${one}\n`).join(""));

        expect(lines.filter(({ kind }) => kind !== "new").map(({ text }) => text)).toEqual(a);
        expect(lines.filter(({ kind }) => kind !== "gone").map(({ text }) => text)).toEqual(b);
      }),
    );
  });

  test("Of two changes far apart only their surroundings are shown", () => {
    const after = set(flowOf(set(flowOf().tree, ["title"], "New")).tree, ["steps", "busy", "do"], "say");

    expect(changesOnly(lineDiff(mainLine, after), 1).map((group) => group.length)).toEqual([4, 4]);
  });
});
