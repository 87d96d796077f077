/** A change of a text: what stands from one place to another becomes something else. Everything around it stays byte for byte. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Makes several changes at once. Their places are those of the text before; they must not overlap. */
export function spliced(text: string, changes: readonly Splice[]): string {
  let result = text;
  for (const { from, to, insert } of [...changes].sort((a, b) => b.from - a.from)) result = result.slice(0, from) + insert + result.slice(to);
  return result;
}

/** The smallest single change that makes one text of another. */
export function difference(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
