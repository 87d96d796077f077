// What a package can add to a record so that its numbers dial: a component with all of them, and a quick action.

import { h } from './dom.js';
import { badge } from './icons.js';
import { shortLabel } from './fields.js';
import { dialNumber, requestDial, whileDialling } from './dial.js';
import { openModal } from './modal.js';

/** The numbers of a record: [{ label, number }]. */
export function numbersOf(description, record) {
  return description.fields.filter((field) => field.type === 'phone' && record[field.name] && field.name !== 'Fax')
    .map((field) => ({ label: shortLabel(field), number: record[field.name] }));
}

/** The component; null for a record without numbers. */
export function createCallCard(numbers, owner) {
  if (!numbers.length) return null;
  return h('section.card.callcard', { 'aria-label': 'Call with Patchbay' },
    h('header.cardhead', null, badge('call', 24), h('h2', null, 'Call with Patchbay')), rows(numbers, owner, () => {}));
}

/** The quick action; null for a record without numbers. */
export function createCallAction(numbers, owner) {
  if (!numbers.length) return null;
  return whileDialling(() => h('button.callaction', { type: 'button', onclick: () => {
    if (numbers.length === 1) return requestDial(numbers[0].number, owner);
    const modal = openModal('Call with Patchbay', rows(numbers, owner, () => modal.close()));
    return undefined;
  } }, 'Call'));
}

const rows = (numbers, owner, done) => h('ul.rows.numbers', null, numbers.map(({ label, number }) => h('li', null,
  h('span.kind', null, label),
  dialNumber(number, owner, done))));
