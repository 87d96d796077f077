/** Something that takes room in a row: a card, or a line that passes by. */
export interface Piece {
  readonly key: string;
  readonly width: number;
}

/** A line from a piece of one row to one of the next. */
export interface Line {
  readonly from: string;
  /** Where it leaves, from the middle of its piece. */
  readonly offset: number;
  readonly to: string;
}

const gap = 28;
const sweeps = 12;

/**
 * Orders the pieces of each row so that few lines cross, then gives each its middle: near to those it is joined with, and clear of its
 * neighbours. @returns The middle of each piece.
 */
export function placesOf(rows: readonly (readonly Piece[])[], lines: readonly Line[]): ReadonlyMap<string, number> {
  const ordered = order(rows, lines);
  const middles = new Map<string, number>();
  for (const row of ordered) {
    let at = 0;
    for (const { key, width } of row) {
      middles.set(key, at + width / 2);
      at += width + gap;
    }
  }
  const { above, below } = ends(lines);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? ordered : [...ordered].reverse()) {
      const wish = row.map(({ key }) => {
        const down = (above.get(key) ?? []).map(({ from, offset }) => (middles.get(from) ?? 0) + offset);
        const up = (below.get(key) ?? []).map(({ to, offset }) => (middles.get(to) ?? 0) - offset);
        const joined = isDown ? (down.length > 0 ? down : up) : up.length > 0 ? up : down;
        return joined.length === 0 ? (middles.get(key) ?? 0) : mean(joined);
      });
      spread(row, wish).forEach((middle, index) => middles.set(row[index]?.key ?? "", middle));
    }
  }
  return middles;
}

function order(rows: readonly (readonly Piece[])[], lines: readonly Line[]): readonly (readonly Piece[])[] {
  let best = rows.map((row) => [...row]);
  let least = crossings(best, lines);
  let now = best;
  const { above, below } = ends(lines);
  for (let sweep = 0; sweep < sweeps && least > 0; sweep += 1) {
    const place = new Map(now.flatMap((row) => row.map(({ key }, index) => [key, index / Math.max(1, row.length)] as const)));
    const isDown = sweep % 2 === 0;
    now = now.map((row) => [...row]);
    for (const row of isDown ? now : [...now].reverse()) {
      const weight = new Map(row.map(({ key }) => {
        const joined = isDown ? (above.get(key) ?? []).map(({ from, offset }) => (place.get(from) ?? 0) + offset / 10_000) : (below.get(key) ?? []).map(({ to }) => place.get(to) ?? 0);
        return [key, joined.length === 0 ? (place.get(key) ?? 0) : mean(joined)];
      }));
      row.sort((a, b) => (weight.get(a.key) ?? 0) - (weight.get(b.key) ?? 0));
      row.forEach(({ key }, index) => place.set(key, index / Math.max(1, row.length)));
    }
    const crossed = crossings(now, lines);
    if (crossed < least) [best, least] = [now, crossed];
  }
  return best;
}

/** How many pairs of lines cross between neighbouring rows. */
export function crossings(rows: readonly (readonly Piece[])[], lines: readonly Line[]): number {
  const place = new Map(rows.flatMap((row, level) => row.map(({ key }, index) => [key, { level, index }] as const)));
  const byLevel = new Map<number, { readonly a: number; readonly b: number }[]>();
  for (const { from, offset, to } of lines) {
    const [top, bottom] = [place.get(from), place.get(to)];
    if (top === undefined || bottom === undefined) continue;
    const among = byLevel.get(top.level) ?? [];
    among.push({ a: top.index + offset / 10_000, b: bottom.index });
    byLevel.set(top.level, among);
  }
  let count = 0;
  for (const among of byLevel.values())
    for (const [index, one] of among.entries()) for (const other of among.slice(index + 1)) if ((one.a - other.a) * (one.b - other.b) < 0) count += 1;
  return count;
}

/** The middles nearest to the wishes that keep the pieces clear of each other: neighbours that would overlap move as one block. */
function spread(row: readonly Piece[], wishes: readonly number[]): readonly number[] {
  const blocks: { sum: number; count: number }[] = [];
  const starts: number[] = [];
  let at = 0;
  row.forEach(({ width }, index) => {
    at += index === 0 ? 0 : ((row[index - 1]?.width ?? 0) + width) / 2 + gap;
    starts.push(at);
    let block = { sum: (wishes[index] ?? 0) - at, count: 1 };
    for (let before = blocks.at(-1); before !== undefined && before.sum / before.count > block.sum / block.count; before = blocks.at(-1)) {
      block = { sum: before.sum + block.sum, count: before.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const shifts = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return starts.map((start, index) => start + (shifts[index] ?? 0));
}

function ends(lines: readonly Line[]): { readonly above: ReadonlyMap<string, readonly Line[]>; readonly below: ReadonlyMap<string, readonly Line[]> } {
  const [above, below] = [new Map<string, Line[]>(), new Map<string, Line[]>()];
  for (const line of lines) {
    above.set(line.to, [...(above.get(line.to) ?? []), line]);
    below.set(line.from, [...(below.get(line.from) ?? []), line]);
  }
  return { above, below };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
