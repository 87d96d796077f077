// The page of a search finds all that the host's own search finds, so a pop for many matches never shows an empty page.

import { expect, test } from 'vitest';
import { searchTerms } from '../opencti/src/host/searchTerms.ts';
import { alternativesOf } from '../../src/Patchbay.DemoOrg/wwwroot/searchText.js';

test.each([
  ['Anders OR Lindqvist', ['%Anders%', '%Lindqvist%']],
  ['Anders or  Lindqvist', ['%Anders%', '%Lindqvist%']],
  ['+46701740633 OR 08-465 004 00', ['%0%1%7%4%0%6%3%3%', '%4%6%5%0%0%4%0%0%']],
  ['+46 70 174 06 33 OR Lindqvist', ['%0%1%7%4%0%6%3%3%', '%Lindqvist%']],
  ['Ada Lindqvist', ['%Ada Lindqvist%']],
  ['Order ORacle', ['%Order ORacle%']],
  ['100%', ['%100%']],
])('%s is searched as %j', (text, patterns) => {
  expect(alternativesOf(text).map(({ pattern }) => pattern)).toEqual(patterns);
});

test.each([['%%'], ['_'], ['']])('%j asks for nothing, rather than for everything', (text) => {
  expect(alternativesOf(text)).toEqual([]);
});

test.each(['Anders OR Lindqvist', '+46701740633 OR 0701740608', '070-174 06 33 OR Lindqvist or Nordic', 'Ada Lindqvist', '0046 8 465 004 00'])(
  'What the host finds for %s, the page finds too',
  (text) => {
    const patterns = alternativesOf(text).map(({ pattern }) => new RegExp(`^${pattern.replaceAll('%', '.*')}$`, 'i'));

    // A number of at least eight digits is on record in full; its home form is a shorter search for the same.
    const missed = searchTerms(text).filter((term) => !patterns.some((pattern) => pattern.test(term)));

    expect(missed).toEqual([]);
  },
);
