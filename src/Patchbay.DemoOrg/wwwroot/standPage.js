// Stands for a page of the org that is not here: a flow, a Visualforce page. It shows what it would have got.

import { h } from './dom.js';
import { badge } from './icons.js';

export function createStandPage(place) {
  const values = Object.entries(place.values ?? {});
  const element = h('div.searchpage', null, h('section.card.wide', null,
    h('div.titlebar', null, badge('note', 36), h('div.grow', null, h('p.kind', null, place.what), h('h1', null, place.name))),
    h('p.none', null, values.length ? 'This demo has no such page. It would have got:' : 'This demo has no such page. It would have got no values.'),
    h('dl.facts', null, values.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, typeof value === 'string' ? value : JSON.stringify(value)))))));
  return { element, title: place.name, icon: 'note', ready: Promise.resolve() };
}
