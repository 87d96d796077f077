const firstMs = 250;
const longestMs = 5_000;

/**
 * How long to wait before the next try. Doubles up to five seconds; a fifth of it is chance, so that a thousand panels
 * do not return in the same millisecond.
 * @param attempt 0 for the first try after a loss.
 * @param chance From 0 up to 1.
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return full * (0.9 + 0.2 * chance);
}
