import type { Exit, Flow, Step } from "../text/flow";
import { layersOf, type Way } from "./layers";
import { placesOf, type Line, type Piece } from "./places";

/** A way out at the lower edge of a card. */
export interface Port {
  readonly exit: Exit;
  /** From the left edge of the card. */
  readonly x: number;
  readonly width: number;
  /** True when its line is not drawn, because it leads back up: then the card names the step. */
  readonly leadsBack: boolean;
}

/** A step in the picture; all figures in CSS pixels. */
export interface Card {
  readonly step: Step;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly row: number;
  readonly ports: readonly Port[];
  readonly isReached: boolean;
}

/** A drawn way. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly exit: Exit;
  /** For an SVG path. */
  readonly line: string;
  /** Where it arrives. */
  readonly end: Point;
}

/** A flow, drawn. It is made of the file alone: what stands where is stored nowhere. */
export interface Picture {
  readonly cards: readonly Card[];
  readonly edges: readonly Edge[];
  readonly width: number;
  readonly height: number;
  /** The middle of the first step; null without one. */
  readonly entrance: number | null;
}

/** How high a card is, with its ways out. */
export const cardHeight = 118;
const leastWidth = 216;
const rowGap = 52;
const top = 72;
const margin = 24;
const passing = 14;

/** Draws a flow. */
export function pictureOf(flow: Flow): Picture {
  const steps = new Map(flow.steps.map((step) => [step.name, step]));
  const ways = flow.steps.flatMap((step) => step.exits.flatMap(({ target }, port): Way[] => (target !== null && steps.has(target) ? [{ from: step.name, to: target, port }] : [])));
  const layers = layersOf(flow.steps.map(({ name }) => name), flow.start, ways);
  const sized = new Map(flow.steps.map((step) => [step.name, sizeOf(step, (port) => [...layers.back].some((way) => way.from === step.name && way.port === port))]));
  const level = new Map(layers.rows.flatMap((row, index) => row.map((name) => [name, index] as const)));
  const rows: Piece[][] = layers.rows.map((row) => row.map((name) => ({ key: name, width: sized.get(name)?.width ?? leastWidth })));
  const drawn = ways.filter((way) => !layers.back.has(way));
  const lines: Line[] = [];
  const chains = drawn.map((way) => ({ way, chain: chainOf(way, level, rows, lines, sized.get(way.from)) }));
  const middles = placesOf(rows, lines);
  const left = Math.min(...rows.flat().map(({ key, width }) => (middles.get(key) ?? 0) - width / 2), 0) - margin;
  const right = Math.max(...rows.flat().map(({ key, width }) => (middles.get(key) ?? 0) + width / 2), leastWidth) + margin;
  const middleOf = (key: string): number => Math.round((middles.get(key) ?? 0) - left);
  const topOf = (row: number): number => top + row * (cardHeight + rowGap);
  const cards = flow.steps.map((step): Card => {
    const { width, ports } = sized.get(step.name) ?? { width: leastWidth, ports: [] };
    const row = level.get(step.name) ?? 0;
    return { step, x: middleOf(step.name) - width / 2, y: topOf(row), width, row, ports, isReached: !layers.unreached.has(step.name) };
  });
  const edges = chains.flatMap(({ way, chain }): Edge[] => {
    const port = sized.get(way.from)?.ports[way.port];
    const from = cards.find(({ step }) => step.name === way.from);
    if (port === undefined || from === undefined) return [];
    const points = chain.map(({ key, row }) => ({ x: middleOf(key), y: topOf(row) }));
    const start = { x: from.x + port.x + port.width / 2, y: from.y + cardHeight };
    return [{ from: way.from, to: way.to, exit: port.exit, line: curve(start, points), end: points.at(-1) ?? start }];
  });
  return { cards, edges, width: right - left, height: topOf(rows.length) - rowGap + margin, entrance: flow.start !== null && steps.has(flow.start) ? middleOf(flow.start) : null };
}

interface Sized {
  readonly width: number;
  readonly ports: readonly Port[];
}

function sizeOf(step: Step, leadsBack: (port: number) => boolean): Sized {
  const space = 6;
  const widths = step.exits.map((exit, port) => Math.min(132, Math.max(34, labelOf(exit, leadsBack(port)).length * 6.6 + 20)));
  const all = widths.reduce((sum, width) => sum + width + space, -space);
  const width = Math.round(Math.max(leastWidth, all + 20));
  let x = (width - all) / 2;
  const ports = step.exits.map((exit, port): Port => {
    const own = widths[port] ?? 0;
    const placed = { exit, x: Math.round(x), width: Math.round(own), leadsBack: leadsBack(port) };
    x += own + space;
    return placed;
  });
  return { width, ports };
}

/** What stands on a way out. */
export function labelOf(exit: Exit, leadsBack: boolean): string {
  const words = shortened(exit.words);
  if (exit.target === null) return `+ ${words}`;
  return leadsBack ? `${words} ↑ ${exit.target}` : words;
}

/** Of a long condition, the beginning and the value at its end tell it from others. */
function shortened(words: string): string {
  return words.length <= 20 ? words : `${words.slice(0, 8).trimEnd()}…${words.slice(-9).trimStart()}`;
}

/** A way over several rows passes between their cards: it takes room there like they do. */
function chainOf(way: Way, level: ReadonlyMap<string, number>, rows: Piece[][], lines: Line[], sized: Sized | undefined): readonly { readonly key: string; readonly row: number }[] {
  const [first, last] = [level.get(way.from) ?? 0, level.get(way.to) ?? 0];
  const port = sized?.ports[way.port];
  const chain: { key: string; row: number }[] = [];
  let from = way.from;
  let offset = sized === undefined || port === undefined ? 0 : port.x + port.width / 2 - sized.width / 2;
  for (let row = first + 1; row <= last; row += 1) {
    const key = row === last ? way.to : `${way.from}\n${way.port}\n${row}`;
    if (row < last) rows[row]?.push({ key, width: passing });
    lines.push({ from, offset, to: key });
    chain.push({ key, row });
    [from, offset] = [key, 0];
  }
  return chain;
}

/** A place in the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Bends between the rows, straight beside the cards. */
function curve(from: Point, points: readonly Point[]): string {
  let line = `M${from.x} ${from.y}`;
  let here = from;
  points.forEach((point, index) => {
    const end = index === points.length - 1 ? point.y - 7 : point.y;
    const half = (end - here.y) / 2;
    line += ` C${here.x} ${here.y + half} ${point.x} ${end - half} ${point.x} ${end}`;
    here = { x: point.x, y: end };
    if (index === points.length - 1) return;
    here = { x: point.x, y: point.y + cardHeight };
    line += ` V${here.y}`;
  });
  return line;
}
