// Lists of records that belong to this one.

import { describe, query, quote } from './api.js';
import { h, link, replace } from './dom.js';
import { badge } from './icons.js';
import { selectOf, shortLabel, valueOf } from './fields.js';
import { objects } from './objects.js';
import { addressOf, go } from './router.js';

const most = 4;

export function createRelated(place) {
  const element = h('div.related', { 'aria-label': 'Related' });

  async function draw(record) {
    const lists = objects[place.object].related.filter((list) => record[list.from ?? 'Id'] !== null);
    replace(element, await Promise.all(lists.map((list) => card(list, record))));
  }

  return { element, draw };
}

async function card(list, record) {
  const object = objects[list.object];
  const description = await describe(list.object);
  const key = record[list.from ?? 'Id'];
  const fields = selectOf(description, [object.name, object.title ?? object.name, ...list.fields]);
  const except = list.except ? ` AND Id != ${quote(record.Id)}` : '';
  const rows = await query(`SELECT ${fields} FROM ${list.object} WHERE ${list.by} = ${quote(key)}${except} ORDER BY CreatedDate DESC`);
  return h('section.card', { 'aria-label': list.title },
    h('header.cardhead', null, badge(object.icon, 24), h('h2', null, `${list.title} (${rows.length})`), newButton(list, record)),
    rows.length ? h('ul.rows', null, rows.slice(0, most).map((row) => tile(list, object, description, row))) : h('p.none', null, 'Nothing here yet.'),
    rows.length > most && h('p.more', null, `${rows.length - most} more`));
}

function tile(list, object, description, row) {
  const owner = { object: list.object, recordId: row.Id, name: row[object.name] };
  return h('li', null,
    link(addressOf({ kind: 'record', object: list.object, id: row.Id }), { class: 'name' }, row[object.title ?? object.name]),
    h('dl', null, list.fields.filter((name) => row[name] !== null).map((name) => {
      const field = description.byName.get(name);
      return h('div', null, h('dt', null, shortLabel(field)), h('dd', null, valueOf(field, row, owner)));
    })));
}

function newButton(list, record) {
  if (!list.create) return null;
  const defaults = Object.fromEntries(Object.entries(list.create).map(([field, from]) => [field, record[from]]));
  return h('button.small', { type: 'button', onclick: () => go({ kind: 'new', object: list.object, defaults }, { inside: true }) }, 'New');
}
