// The fields of a record, to read or to change.

import { rest } from './api.js';
import { h, replace } from './dom.js';
import { icon } from './icons.js';
import { shortLabel, valueOf } from './fields.js';
import { createForm } from './form.js';
import { objects } from './objects.js';

export function createDetails(place, onSaved) {
  const body = h('div');
  const trouble = h('p.trouble', { role: 'alert', hidden: true });
  const element = h('section.card.details', { 'aria-label': 'Details' },
    h('header.cardhead', null, h('h2', null, 'Details'), h('button.plain', { type: 'button', 'aria-label': 'Edit', title: 'Edit', onclick: () => edit() }, icon('pencil', 16))),
    trouble, body);
  let last = null;
  let editing = false;

  function draw(description, record, owner) {
    last = { description, record, owner };
    trouble.hidden = true;
    // A change from elsewhere must not wipe out what is being typed.
    if (!editing) replace(body, objects[place.object].sections.map((section) => sectionOf(section, description, record, owner)));
  }

  function edit() {
    if (!last || editing) return;
    editing = true;
    const form = createForm({
      object: place.object,
      description: last.description,
      names: objects[place.object].form,
      values: last.record,
      action: 'Save',
      save: async (values) => {
        await rest(`sobjects/${place.object}/${place.id}`, 'PATCH', values);
        stop();
        await onSaved();
      },
      cancel: stop,
    });
    replace(body, form);
    form.querySelector('input, select, textarea')?.focus();
  }

  function stop() {
    editing = false;
    draw(last.description, last.record, last.owner);
  }

  function complain(words) {
    trouble.textContent = words;
    trouble.hidden = false;
  }

  return { element, draw, edit, complain };
}

function sectionOf([title, names], description, record, owner) {
  return h('details.section', { open: title !== 'History' },
    h('summary', null, icon('right', 14), title),
    h('dl', null, names.map((name) => description.byName.get(name)).filter(Boolean).map((field) =>
      h('div', null, h('dt', null, shortLabel(field)), h('dd', null, valueOf(field, record, owner))))));
}
