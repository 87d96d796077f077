// The log of an adapter shows and saves whatever an adapter sends, also what JSON cannot say.

import { expect, test } from 'vitest';
import { jsonOf } from '../../src/Patchbay.DemoOrg/wwwroot/jsonOf.js';

const circle = { Subject: 'Call' };
circle.self = circle;
const list = [1];
list.push({ list });
const shared = { a: 1 };

let deep = {};
for (let depth = 0; depth < 100_000; depth++) deep = { deep };

test.each([
  ['a value that holds itself', circle, { Subject: 'Call', self: '(a circle)' }],
  ['a list that holds itself', list, [1, { list: '(a circle)' }]],
  ['a value that stands in two places', { one: shared, two: [shared, { shared }] }, { one: { a: 1 }, two: [{ a: 1 }, { shared: { a: 1 } }] }],
  ['a big number', { n: 10n }, { n: '10n' }],
  ['functions and symbols', { run: () => 1, mark: Symbol('m') }, { run: '(a function)', mark: '(a symbol)' }],
  ['an error', { trouble: new TypeError('x is not defined') }, { trouble: '(TypeError: x is not defined)' }],
  ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
  ['what is plain', { a: [null, 'text', 1.5, true] }, { a: [null, 'text', 1.5, true] }],
])('The log says %s', (_, value, said) => {
  expect(JSON.parse(jsonOf(value))).toEqual(said);
});

test('What nothing can say is said to be so', () => {
  expect(JSON.parse(jsonOf(deep))).toMatch(/^\(cannot be shown: /);
  expect(jsonOf(undefined)).toBe('(nothing)');
});
