// Country codes of two digits (ITU-T E.164, list of assigned codes); those that begin with 1 or 7 have one digit, all others three.
const twoDigits = new Set("20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(" "));

/**
 * What to search for. Adapters join several terms with OR. A number is searched by its digits, and also as it is written at home, because
 * Salesforce's index knows a number only in the form it was typed in.
 */
export function searchTerms(text: string): readonly string[] {
  return [...new Set(text.split(/\s+OR\s+/i).flatMap((part) => (isNumber(part) ? numberTerms(part) : [part.trim()])))].filter((term) => term !== "");
}

function isNumber(text: string): boolean {
  return /^[+\d\s().\-/]+$/.test(text) && text.replace(/\D/g, "").length >= 5;
}

function numberTerms(text: string): readonly string[] {
  const digits = text.replace(/\D/g, "");
  const international = text.trim().startsWith("+") ? digits : digits.startsWith("00") ? digits.slice(2) : null;
  const atHome = international === null ? digits.replace(/^0+/, "") : withoutCountry(international);
  return [digits, ...(international ? [international] : []), ...(atHome.length >= 5 ? [atHome] : [])];
}

function withoutCountry(digits: string): string {
  const length = /^[17]/.test(digits) ? 1 : twoDigits.has(digits.slice(0, 2)) ? 2 : 3;
  return digits.slice(length);
}
