import fc from "fast-check";
import { expect, test } from "vitest";
import { cardHeight, pictureOf, type Picture } from "../../../src/flows/picture/picture";
import { walk } from "../../../src/flows/picture/walking";
import { flowOf, manners } from "../example";

const rowOf = (picture: Picture, name: string): number => picture.cards.find(({ step }) => step.name === name)?.row ?? -1;

/** Flows of any shape: menus whose keys lead to steps picked at random, circles and unreached steps among them. */
const anyFlow = fc.array(fc.array(fc.nat(11), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 }).map((menus) => {
  const steps = menus.map((keys, index) => `  s${index}:\n    do: menu\n    keys:\n${keys.map((to, key) => `      ${key}: s${to % menus.length}\n`).join("")}`);
  return flowOf(`flow: any\ndefault-queue: Support\nstart: s0\nsteps:\n${steps.join("")}`);
});

test("In the example every way leads down, and the way back to the menu is named instead of drawn", () => {
  const picture = pictureOf(flowOf());

  expect(picture.cards.map(({ step, row }) => `${step.name} ${row}`)).toEqual(["welcome 0", "main 1", "support 3", "sales 2", "busy 4"]);
  expect(picture.edges.filter(({ from }) => from === "main").map(({ to }) => to)).toEqual(["support", "sales", "support", "support"]);
  expect(picture.cards.flatMap(({ ports }) => ports).filter(({ leadsBack }) => leadsBack).map(({ exit }) => `${exit.words} ${exit.target ?? ""}`)).toEqual(["* main"]);
});

test("Whatever the flow, cards do not overlap, lines lead down and every card is inside the picture", () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      const picture = pictureOf(flow);

      expect(picture.cards.length).toBe(flow.steps.length);
      for (const card of picture.cards) {
        expect(card.x).toBeGreaterThanOrEqual(0);
        expect(card.x + card.width).toBeLessThanOrEqual(picture.width + 1);
        expect(card.y + cardHeight).toBeLessThanOrEqual(picture.height);
        const beside = picture.cards.filter((other) => other !== card && other.row === card.row && other.x < card.x + card.width && card.x < other.x + other.width);
        expect(beside).toEqual([]);
      }
      for (const { from, to } of picture.edges) expect(rowOf(picture, to)).toBeGreaterThan(rowOf(picture, from));
      const ways = flow.steps.flatMap(({ exits }) => exits).filter(({ target }) => target !== null).length;
      expect(picture.edges.length + picture.cards.flatMap(({ ports }) => ports).filter(({ leadsBack }) => leadsBack).length).toBe(ways);
    }),
    { numRuns: 60 },
  );
});

test("One file has one picture", () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      expect(pictureOf(flowOf(flow.tree.text))).toEqual(pictureOf(flow));
    }),
    { numRuns: 20 },
  );
});

test("The arrows reach every step from the first", () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      const picture = pictureOf(flow);
      const reached = new Set(["s0"]);
      for (const name of reached) for (const direction of ["up", "down", "left", "right"] as const) reached.add(walk(picture, name, direction));

      expect(reached.size).toBe(flow.steps.length);
    }),
    { numRuns: 60 },
  );
});

test("A step that nothing leads to stands below the others and is marked", () => {
  const picture = pictureOf(flowOf(manners));

  expect(picture.cards.filter(({ isReached }) => !isReached)).toEqual([]);
  const lonely = pictureOf(flowOf(`${manners}  lonely:\n    do: hangup\n`));
  expect(lonely.cards.filter(({ isReached }) => !isReached).map(({ step }) => step.name)).toEqual(["lonely"]);
  expect(rowOf(lonely, "lonely")).toBe(Math.max(...lonely.cards.map(({ row }) => row)));
});

test("A flow of 500 steps is drawn while nobody waits", () => {
  const steps = Array.from({ length: 500 }, (_, index) => `  s${index}:\n    do: menu\n    keys: { 1: s${Math.min(499, index * 2 + 1)}, 2: s${Math.min(499, index * 2 + 2)} }\n`);

  expect(pictureOf(flowOf(`flow: big\nstart: s0\nsteps:\n${steps.join("")}`)).cards.length).toBe(500);
});
