// Finds records by name, company, mail or number. Numbers match however they are written, and OR joins several of anything.

import { boot, describe, query, quote } from './api.js';
import { h, link, replace } from './dom.js';
import { badge } from './icons.js';
import { selectOf, shortLabel, textOf, valueOf } from './fields.js';
import { objects } from './objects.js';
import { search } from './orgSearch.js';
import { addressOf } from './router.js';
import { alternativesOf } from './searchText.js';

const most = 50;

const places = {
  Contact: { words: ['Name', 'Email', 'Account.Name'], phones: ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone'], show: ['Name', 'AccountId', 'Title', 'Phone', 'MobilePhone', 'Email'] },
  Lead: { words: ['Name', 'Company', 'Email'], phones: ['Phone', 'MobilePhone'], show: ['Name', 'Company', 'Title', 'Phone', 'Status'], where: 'IsConverted = false' },
  Account: { words: ['Name'], phones: ['Phone'], show: ['Name', 'Phone', 'Industry', 'BillingCity', 'BillingCountry'] },
  Case: { words: ['Subject', 'CaseNumber', 'Contact.Name'], phones: ['SuppliedPhone'], show: ['CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority'] },
  Opportunity: { words: ['Name', 'Account.Name'], phones: [], show: ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate'] },
};

export function createSearchPage(place) {
  const results = h('div');
  const element = h('div.searchpage', null, h('section.card.wide', null,
    h('div.titlebar', null, badge('search', 36), h('div.grow', null, h('p.kind', null, 'Search results'), h('h1', null, `“${place.text}”`)))), results);

  async function draw() {
    const ids = await foundByAdapters(place.text).catch((problem) => {
      console.warn('What an adapter’s search finds could not be asked for.', problem);
      return [];
    });
    const groups = await Promise.all(Object.keys(places).map(async (name) => [name, await find(name, place.text, ids)]));
    const found = groups.filter(([, rows]) => rows.length);
    const cards = await Promise.all(found.map(([name, rows]) => card(name, rows)));
    replace(results, cards.length ? cards : h('section.card.wide', null, h('p.none', { role: 'status' }, 'Nothing found. Check the spelling, or search for the last digits of the number.')));
  }

  return { element, title: place.text || 'Search', icon: 'search', ready: draw() };
}

/** What the search of an adapter finds anywhere in a record; the page it pops must show all of it. */
async function foundByAdapters(text) {
  if (!boot.adapter) return [];
  const { searchTerms } = await import('/opencti/host.js');
  const terms = searchTerms(text).filter((term) => term.length > 1);
  const found = terms.length ? await search(terms, Object.keys(places).map((object) => ({ object, fields: [] }))) : [];
  return found.map(({ object, record }) => ({ object, id: record.Id }));
}

async function find(name, text, known) {
  const { words, phones, show, where } = places[name];
  const condition = alternativesOf(text)
    .flatMap(({ isNumber, pattern }) => (isNumber ? phones : words).map((field) => `${field} LIKE ${quote(pattern)}`)).join(' OR ');
  const ids = known.filter(({ object }) => object === name).map(({ id }) => quote(id)).slice(0, most);
  const wanted = [condition && `(${condition})${where ? ` AND ${where}` : ''}`, ids.length && `Id IN (${ids.join(', ')})`].filter(Boolean);
  if (!wanted.length) return [];
  const description = await describe(name);
  return query(`SELECT ${selectOf(description, [objects[name].name, ...show])} FROM ${name} WHERE ${wanted.map((one) => `(${one})`).join(' OR ')} ORDER BY ${objects[name].name} LIMIT ${most}`);
}

async function card(name, rows) {
  const object = objects[name];
  const description = await describe(name);
  const fields = places[name].show.map((field) => description.byName.get(field));
  return h('section.card.wide', null,
    h('header.cardhead', null, badge(object.icon, 24), h('h2', null, `${object.plural} (${rows.length})`)),
    h('div.scroll', null, h('table', null,
      h('thead', null, h('tr', null, fields.map((field) => h('th', { scope: 'col' }, shortLabel(field))))),
      h('tbody', null, rows.map((row) => h('tr', null, fields.map((field) => h('td', null, field.name === object.name
        ? link(addressOf({ kind: 'record', object: name, id: row.Id }), null, textOf(field, row))
        : valueOf(field, row, { object: name, recordId: row.Id, name: row[object.name] })))))))));
}
