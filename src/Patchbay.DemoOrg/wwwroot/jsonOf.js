/** What a person reads and saves of an envelope. JSON has no words for circles, big numbers, functions and errors; here they get some. Never throws. */
export function jsonOf(value) {
  const around = [];
  const said = function (_, one) {
    if (typeof one === 'bigint') return `${one}n`;
    if (typeof one === 'function' || typeof one === 'symbol') return `(a ${typeof one})`;
    if (one instanceof Error) return `(${one})`;
    if (typeof one !== 'object' || one === null) return one;
    // What holds this one is `this`; all that was entered after it has been left.
    while (around.length && around.at(-1) !== this) around.pop();
    if (around.includes(one)) return '(a circle)';
    around.push(one);
    return one;
  };
  try {
    return JSON.stringify(value, said, 2) ?? '(nothing)';
  } catch (trouble) {
    return JSON.stringify(`(cannot be shown: ${trouble.message})`);
  }
}
