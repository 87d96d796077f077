/** A way from one step to another, with the place among the step's ways. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** Which of the step's ways out, from 0. */
  readonly port: number;
}

/** In which row each step stands. */
export interface Layers {
  /** The names in each row, from above; within a row in the order in which they are first reached. */
  readonly rows: readonly (readonly string[])[];
  /** Ways that lead back up or stay: they are not drawn as lines. */
  readonly back: ReadonlySet<Way>;
  /** Steps that nothing leads to. */
  readonly unreached: ReadonlySet<string>;
}

/**
 * Puts the steps in rows, so that every way leads down: a step stands below all that lead to it. Ways that close a circle do not count.
 * The order of the ways decides everything, so that one file has one picture.
 */
export function layersOf(names: readonly string[], start: string | null, ways: readonly Way[]): Layers {
  const out = new Map<string, Way[]>(names.map((name) => [name, []]));
  for (const way of ways) if (out.has(way.to)) out.get(way.from)?.push(way);
  const walk = new Walk(out);
  if (start !== null && out.has(start)) walk.visit(start);
  const unreached = new Set(names.filter((name) => !walk.done.has(name)));
  // Of the others, first those that nothing leads to.
  const led = new Set(ways.filter(({ from, to }) => from !== to).map(({ to }) => to));
  for (const name of [...names.filter((one) => !led.has(one)), ...names]) if (!walk.done.has(name)) walk.visit(name);
  const rows = rowsOf(walk, out, start, unreached);
  const depth = new Map(rows.flatMap((row, index) => row.map((name) => [name, index] as const)));
  const back = new Set(ways.filter(({ from, to }) => (depth.get(to) ?? Infinity) <= (depth.get(from) ?? 0)));
  return { rows, back, unreached };
}

class Walk {
  readonly done = new Set<string>();
  readonly back = new Set<Way>();
  /** Each step after all that it leads to. */
  readonly order: string[] = [];
  private readonly open = new Set<string>();

  constructor(private readonly out: ReadonlyMap<string, readonly Way[]>) {}

  visit(first: string): void {
    const stack = [{ name: first, next: 0 }];
    this.enter(first);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const way = this.out.get(top.name)?.[top.next];
      top.next += 1;
      if (way === undefined) {
        this.open.delete(top.name);
        this.order.push(top.name);
        stack.pop();
      } else if (this.open.has(way.to)) this.back.add(way);
      else if (!this.done.has(way.to)) {
        this.enter(way.to);
        stack.push({ name: way.to, next: 0 });
      }
    }
  }

  private enter(name: string): void {
    this.done.add(name);
    this.open.add(name);
  }
}

function rowsOf(walk: Walk, out: ReadonlyMap<string, readonly Way[]>, start: string | null, unreached: ReadonlySet<string>): readonly (readonly string[])[] {
  const depth = new Map<string, number>();
  const downward = [...walk.order].reverse();
  const settle = (names: readonly string[], top: number): void => {
    for (const name of names) {
      const own = depth.get(name) ?? top;
      depth.set(name, own);
      for (const way of out.get(name) ?? []) if (!walk.back.has(way) && way.to !== start) depth.set(way.to, Math.max(depth.get(way.to) ?? 0, own + 1));
    }
  };
  settle(downward.filter((name) => !unreached.has(name)), 0);
  const lowest = Math.max(-1, ...depth.values());
  // What nobody reaches stands below the rest, apart.
  const apart = downward.filter((name) => unreached.has(name));
  for (const name of apart) depth.set(name, lowest + 1);
  const inner = new Map(apart.map((name) => [name, 0]));
  for (const name of apart)
    for (const way of out.get(name) ?? []) if (!walk.back.has(way) && inner.has(way.to)) inner.set(way.to, Math.max(inner.get(way.to) ?? 0, (inner.get(name) ?? 0) + 1));
  for (const [name, below] of inner) depth.set(name, lowest + 1 + below);
  const rows: string[][] = [];
  for (const name of downward) (rows[depth.get(name) ?? 0] ??= []).push(name);
  return Array.from(rows, (row) => row ?? []);
}
