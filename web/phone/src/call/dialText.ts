const separators = /[\s().\-/\u00a0\u2010-\u2015]/g;

/** The number in what was typed or clicked, or null when it is none: 2 to 32 digits, a plus in front, * and # allowed. */
export function numberIn(text: string): string | null {
  const number = text.replace(/^tel:/i, "").replace("(0)", "").replace(separators, "");
  return /^\+?[0-9*#]{2,32}$/.test(number) ? number : null;
}

/** Keys a keypad sends. */
export const keypadKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** Keeps what can be sent to the other party as keys. */
export function digitsIn(text: string): string {
  return text.toUpperCase().replace(/[^0-9*#A-D]/g, "").slice(0, 32);
}
