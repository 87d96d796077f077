// A list of records: sort by a column, filter by typing.

import { describe, onChange, query } from './api.js';
import { calm } from './calm.js';
import { h, link, replace } from './dom.js';
import { badge, icon } from './icons.js';
import * as format from './format.js';
import { selectOf, shortLabel, textOf, valueOf } from './fields.js';
import { objects } from './objects.js';
import { addressOf, go } from './router.js';

export function createListPage(place) {
  const object = objects[place.object];
  const filter = h('input', { type: 'search', placeholder: 'Search this list…', 'aria-label': 'Search this list', oninput: () => draw() });
  const counted = h('p.counted', { role: 'status' });
  const table = h('table');
  const element = h('div.listpage', null, h('section.card.wide', null,
    h('div.titlebar', null, badge(object.icon, 36), h('div.grow', null, h('p.kind', null, object.plural), h('h1', null, `All ${object.plural}`)),
      h('div.buttons', null, h('button', { type: 'button', onclick: () => go({ kind: 'new', object: place.object, defaults: {} }) }, 'New'))),
    h('div.listbar', null, counted, h('div.filter', null, icon('search', 16), filter)),
    h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': object.plural }, table)));
  let description = null;
  let rows = [];
  let sort = null;

  async function refresh() {
    description = await describe(place.object);
    const where = object.where ? ` WHERE ${object.where}` : '';
    rows = await query(`SELECT ${selectOf(description, [object.name, ...object.columns])} FROM ${place.object}${where} ORDER BY ${object.order}`);
    draw();
  }

  function draw() {
    const fields = object.columns.map((name) => description.byName.get(name));
    const wanted = filter.value.trim().toLowerCase();
    const shown = rows.filter((row) => !wanted || fields.some((field) => textOf(field, row).toLowerCase().includes(wanted)));
    if (sort) shown.sort((left, right) => sort.sign * compare(left[sort.field.name] ?? textOf(sort.field, left), right[sort.field.name] ?? textOf(sort.field, right), sort.field, left, right));
    counted.textContent = `${format.plural(shown.length, 'item', 'items')} • sorted by ${sort ? shortLabel(sort.field) : object.order.split(/[ ,]/)[0]}`;
    replace(table, h('thead', null, h('tr', null, fields.map(head))), h('tbody', null, shown.map((row) => line(row, fields))));
  }

  function head(field) {
    const state = sort?.field === field ? (sort.sign > 0 ? 'ascending' : 'descending') : 'none';
    return h('th', { scope: 'col', 'aria-sort': state }, h('button', { type: 'button', onclick: () => {
      sort = { field, sign: sort?.field === field ? -sort.sign : 1 };
      draw();
    } }, shortLabel(field), state !== 'none' && h('span.sorted', { 'aria-hidden': 'true' }, state === 'ascending' ? '▲' : '▼')));
  }

  function line(row, fields) {
    const owner = { object: place.object, recordId: row.Id, name: row[object.name] };
    return h('tr', null, fields.map((field) => h('td', { class: ['int', 'currency', 'double'].includes(field.type) ? 'figure' : null },
      field.name === object.name ? link(addressOf({ kind: 'record', object: place.object, id: row.Id }), null, textOf(field, row)) : valueOf(field, row, owner))));
  }

  const again = calm(refresh);
  const stop = onChange((change) => { if (!element.hidden && (change === null || change.sObject === place.object)) again(); });
  return { element, title: object.plural, icon: object.icon, ready: refresh(), shown: again, dispose: stop };
}

function compare(left, right, field, leftRow, rightRow) {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (field.type === 'reference') return textOf(field, leftRow).localeCompare(textOf(field, rightRow));
  return String(left).localeCompare(String(right));
}
