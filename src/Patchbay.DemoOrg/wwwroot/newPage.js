// Creates a record; the phone opens it with the caller's number filled in.

import { describe, rest } from './api.js';
import { h } from './dom.js';
import { badge } from './icons.js';
import { createForm } from './form.js';
import { objects } from './objects.js';
import { go } from './router.js';

export function createNewPage(place, host) {
  const object = objects[place.object];
  const card = h('section.card.wide', null,
    h('div.titlebar', null, badge(object.icon, 36), h('div.grow', null, h('p.kind', null, object.plural), h('h1', null, `New ${object.label}`))));
  const element = h('div.newpage', null, card);

  async function draw() {
    const description = await describe(place.object);
    const known = Object.fromEntries(Object.entries(place.defaults ?? {}).filter(([name]) => description.byName.get(name)?.createable));
    const names = [...new Set([...object.form, ...Object.keys(known)])];
    const form = createForm({
      object: object.label, description, names, values: known, action: 'Save',
      save: async (changed) => {
        const { id } = await rest(`sobjects/${place.object}`, 'POST', withoutEmpty({ ...known, ...changed }));
        host.close();
        await go({ kind: 'record', object: place.object, id });
      },
      cancel: () => host.close(),
    });
    card.append(form);
    form.querySelector('input')?.focus();
  }

  return { element, title: `New ${object.label}`, icon: object.icon, ready: draw() };
}

const withoutEmpty = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
