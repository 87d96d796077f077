import type { Card, Picture } from "./picture";

/** An arrow key, as a direction in the picture. */
export type Direction = "up" | "down" | "left" | "right" | "first" | "last";

/** The direction of a key; null for other keys. */
export function directionOf(key: string): Direction | null {
  switch (key) {
    case "ArrowDown":
      return "down";
    case "ArrowUp":
      return "up";
    case "ArrowLeft":
      return "left";
    case "ArrowRight":
      return "right";
    case "Home":
      return "first";
    case "End":
      return "last";
    default:
      return null;
  }
}

/** The step that an arrow leads to: down along a way, up to where one comes from, sideways in the row. The same step where there is none. */
export function walk(picture: Picture, from: string, direction: Direction): string {
  const here = picture.cards.find(({ step }) => step.name === from);
  const inOrder = [...picture.cards].sort((a, b) => a.row - b.row || a.x - b.x);
  if (here === undefined || direction === "first") return inOrder[0]?.step.name ?? from;
  if (direction === "last") return inOrder.at(-1)?.step.name ?? from;
  if (direction === "left" || direction === "right") {
    const row = inOrder.filter((card) => card.row === here.row);
    return row[row.indexOf(here) + (direction === "left" ? -1 : 1)]?.step.name ?? from;
  }
  const joined = picture.edges.filter((edge) => (direction === "down" ? edge.from : edge.to) === from).map((edge) => (direction === "down" ? edge.to : edge.from));
  return (direction === "down" ? joined[0] : nearest(picture, here, joined)) ?? nearest(picture, here, nextRow(inOrder, here, direction)) ?? from;
}

/** Where no way leads, the row above or below is still reached. */
function nextRow(cards: readonly Card[], here: Card, direction: "up" | "down"): readonly string[] {
  const row = here.row + (direction === "down" ? 1 : -1);
  return cards.filter((card) => card.row === row).map(({ step }) => step.name);
}

function nearest(picture: Picture, here: Card, names: readonly string[]): string | undefined {
  const distance = (card: Card): number => Math.abs(card.x + card.width / 2 - here.x - here.width / 2) + Math.abs(card.row - here.row) * 1000;
  return picture.cards.filter(({ step }) => names.includes(step.name)).sort((a, b) => distance(a) - distance(b))[0]?.step.name;
}
