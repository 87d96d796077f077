/** The one of several names that was probably meant: other capitals, a beginning, or a slip or two. */
export function nearest(name: string, all: readonly string[]): string | undefined {
  const asked = name.toLowerCase();
  const fits = (one: string): boolean => {
    const known = one.toLowerCase();
    return known === asked || (asked.length > 3 && known.startsWith(asked)) || slips(asked, known) <= 2;
  };
  return asked.length < 4 ? all.find((one) => one.toLowerCase() === asked) : all.find(fits);
}

/** How many letters must be put in, taken out or changed to make one of the other. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = [...Array(b.length + 1).keys()];
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
