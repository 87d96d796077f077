// Writes telephone numbers of all regions with what libphonenumber-js reads in them: region, writing, E.164, separated by tabs.
//   node number-oracle/oracle.mjs [numbers] [seed]
// Nothing of its metadata is kept: the numbers are made anew at each run, the same ones for the same seed.
import { createRequire } from "node:module";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

const examples = createRequire(import.meta.url)("libphonenumber-js/examples.mobile.json");

/** A small generator of even quality (mulberry32), so that a failing run can be repeated. */
function chance(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Changes some digits of a number that exists, so that landlines, freephone and special ranges turn up too. */
function vary(national, next) {
  const digits = [...national];
  if (next(6) === 0 && digits.length > 4) digits.pop();
  if (next(8) === 0) digits.push("0");
  const from = next(digits.length);
  for (let place = from; place < digits.length; place++) digits[place] = String(next(10));
  return digits.join("");
}

function validNumbers(region, wanted, next) {
  const found = new Map();
  let known = [getExampleNumber(region, examples)?.nationalNumber].filter(Boolean);
  for (let tries = 0; known.length > 0 && found.size < wanted && tries < wanted * 60; tries++) {
    const seed = next(3) === 0 ? String(1 + next(9)) + String(next(1e9)).padStart(9, "0").slice(0, 3 + next(7)) : known[next(known.length)];
    const number = parsePhoneNumberFromString(vary(seed, next), { defaultCountry: region, extract: false });
    if (!number?.isValid() || number.country !== region || number.ext || found.has(number.number)) continue;
    found.set(number.number, number);
    if (known.length < 200) known = [...known, number.nationalNumber];
  }
  return [...found.values()];
}

const total = Number(process.argv[2] ?? 100_000);
const next = chance(Number(process.argv[3] ?? 20261126));
const regions = getCountries();
let lines = [];
for (const region of regions) {
  for (const number of validNumbers(region, Math.ceil(total / regions.length), next)) {
    lines.push(`${region}\tinternational\t${number.formatInternational()}\t${number.number}`);
    lines.push(`${region}\tnational\t${number.formatNational()}\t${number.number}`);
  }
  if (lines.length > 20_000) {
    process.stdout.write(lines.join("\n") + "\n");
    lines = [];
  }
}
process.stdout.write(lines.join("\n") + "\n");
