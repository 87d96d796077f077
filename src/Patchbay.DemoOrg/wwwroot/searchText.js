// What a person or an adapter searches for, as patterns for LIKE.

/** The alternatives of a text, which OR stands between: for each its pattern, and whether phone fields are meant or words. */
export function alternativesOf(text) {
  return text.split(/\s+OR\s+/i).map(alternativeOf).filter(({ pattern }) => /[^%]/.test(pattern));
}

function alternativeOf(part) {
  const digits = part.replace(/\D/g, '');
  const isNumber = digits.length >= 5 && !/\p{L}/u.test(part);
  // Any punctuation may stand between the digits; the last eight are enough to tell numbers apart.
  return { isNumber, pattern: isNumber ? `%${[...digits.slice(-8)].join('%')}%` : `%${part.trim().replace(/[%_\\]/g, '')}%` };
}
