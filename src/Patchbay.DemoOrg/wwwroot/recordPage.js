// A record in three parts: highlights, details with related lists, activity.

import { describe, onChange, query, quote, rest } from './api.js';
import { calm } from './calm.js';
import { h, replace } from './dom.js';
import { badge, icon } from './icons.js';
import { selectOf, shortLabel, valueOf } from './fields.js';
import { objects } from './objects.js';
import { createDetails } from './details.js';
import { createRelated } from './related.js';
import { createTimeline } from './timeline.js';
import { doFieldsDial } from './dial.js';
import { createCallAction, createCallCard, numbersOf } from './quickCall.js';
import { go } from './router.js';

export function createRecordPage(place, host) {
  const object = objects[place.object];
  const element = h('div.record');
  const page = { element, title: object.label, icon: object.icon, ready: null, dispose: () => stop(), shown: () => again() };
  const highlights = h('section.card.highlights', { 'aria-label': 'Highlights' });
  const details = createDetails(place, () => refresh());
  const related = createRelated(place);
  const timeline = createTimeline(place);
  const calls = h('div');
  element.append(highlights, h('div.columns', null, details.element, timeline.element, h('div.aside', null, calls, related.element)));

  async function refresh() {
    const description = await describe(place.object);
    const names = [...new Set([object.name, ...(object.title ? [object.title] : []), ...object.highlights, ...object.sections.flatMap(([, fields]) => fields)])];
    const [record] = await find(`SELECT ${selectOf(description, names)} FROM ${place.object} WHERE Id = ${quote(place.id)}`);
    if (!record) return showGone();
    page.title = record[object.title ?? object.name] || record[object.name];
    page.record = { object: place.object, recordId: record.Id, name: page.title };
    drawHighlights(description, record);
    details.draw(description, record, page.record);
    replace(calls, doFieldsDial() ? null : createCallCard(numbersOf(description, record), page.record));
    await Promise.all([related.draw(record), timeline.draw(page.record)]);
    host.rename();
  }

  function drawHighlights(description, record) {
    replace(highlights,
      h('div.titlebar', null, badge(object.icon, 40),
        h('div.grow', null, h('p.kind', null, object.label), h('h1', null, page.title)),
        actionsOf(place, record, { call: doFieldsDial() ? null : createCallAction(numbersOf(description, record), page.record), edit: () => details.edit(), close: () => host.close(), complain: details.complain })),
      h('dl.facts', null, object.highlights.map((name) => {
        const field = description.byName.get(name);
        return h('div', null, h('dt', null, shortLabel(field)), h('dd', null, valueOf(field, record, page.record)));
      })));
  }

  function showGone() {
    page.title = 'Not found';
    page.record = null;
    replace(element, h('section.card.empty', { role: 'alert' }, icon('warning', 32), h('h1', null, 'This record does not exist'),
      h('p', null, 'It may have been deleted. Search for the name or number instead.')));
    host.rename();
  }

  const touches = (change) => change === null || change.id === place.id || change.related.includes(place.id);
  const again = calm(refresh);
  const stop = onChange((change) => { if (touches(change)) again(); });
  page.ready = refresh();
  return page;
}

// An id that cannot be one is no record either.
async function find(soql) {
  try {
    return await query(soql);
  } catch (problem) {
    if (problem.errors?.[0]?.errorCode === 'INVALID_QUERY_FILTER_OPERATOR') return [];
    throw problem;
  }
}

function actionsOf(place, record, page) {
  const defaults = place.object === 'Contact' ? { ContactId: record.Id, AccountId: record.AccountId }
    : place.object === 'Account' ? { AccountId: record.Id }
    : place.object === 'Case' ? { ContactId: record.ContactId, AccountId: record.AccountId } : null;
  return h('div.buttons', null, page.call,
    h('button', { type: 'button', onclick: page.edit }, 'Edit'),
    defaults && h('button', { type: 'button', onclick: () => go({ kind: 'new', object: 'Case', defaults }, { inside: true }) }, 'New Case'),
    h('button', { type: 'button', onclick: () => remove(place, page) }, 'Delete'));
}

async function remove(place, page) {
  if (!window.confirm('Delete this record? It goes to the recycle bin.')) return;
  try {
    await rest(`sobjects/${place.object}/${place.id}`, 'DELETE');
    page.close();
  } catch (problem) {
    page.complain(problem.message);
  }
}
