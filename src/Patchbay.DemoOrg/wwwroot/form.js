// A form for a record, made from what the org says about its fields.

import { h, uniqueId } from './dom.js';
import { quote, query } from './api.js';
import { shortLabel } from './fields.js';

/** @returns the form element; `save` gets only fields that differ from `values`. */
export function createForm({ object, description, names, values, action, save, cancel }) {
  const controls = names.map((name) => description.byName.get(name)).filter((field) => field?.createable)
    .map((field) => controlOf(field, values));
  const trouble = h('div.trouble', { role: 'alert', hidden: true });
  const submit = h('button.brand', { type: 'submit' }, action);
  const form = h('form.recordform', { 'aria-label': `${action} ${object}`, novalidate: true, oninput: () => { form.dataset.unsaved = ''; }, onsubmit: async (event) => {
    event.preventDefault();
    submit.disabled = true;
    trouble.hidden = true;
    try {
      await save(changedValues(controls, values));
    } catch (problem) {
      complain(problem);
    } finally {
      submit.disabled = false;
    }
  } },
  trouble, h('div.fields', null, controls.map((control) => control.element)),
  h('div.formfoot', null, h('button', { type: 'button', onclick: cancel }, 'Cancel'), submit));

  function complain(problem) {
    const errors = problem.errors ?? [{ message: problem.message }];
    trouble.replaceChildren(h('strong', null, 'We hit a snag.'), h('ul', null, errors.map((error) => h('li', null, error.message))));
    trouble.hidden = false;
    const first = controls.find((control) => errors.some((error) => error.fields?.includes(control.field.name)));
    for (const control of controls) control.element.classList.toggle('wrong', control === first);
    (first?.input ?? form.querySelector('input'))?.focus();
  }

  return form;
}

function changedValues(controls, before) {
  const changed = {};
  for (const { field, read } of controls) {
    const value = read();
    if (value !== (before[field.name] ?? null)) changed[field.name] = value;
  }
  return changed;
}

function controlOf(field, values) {
  const id = uniqueId('field');
  const required = !field.nillable && !field.defaultedOnCreate;
  const { input, read, extra } = inputOf(field, values, id);
  input.id = id;
  if (required) input.setAttribute('aria-required', 'true');
  const label = h('label', { for: id }, required && h('abbr', { title: 'required' }, '*'), shortLabel(field));
  return { field, input, read, element: h('div.field', { class: field.type === 'textarea' ? 'field wide' : 'field' }, label, input, extra) };
}

function inputOf(field, values, id) {
  const value = values[field.name] ?? '';
  if (field.type === 'picklist') {
    const select = h('select', null, field.nillable && h('option', { value: '' }, '--None--'),
      field.picklistValues.map((choice) => h('option', { value: choice.value }, choice.label)));
    select.value = value || field.picklistValues.find((choice) => choice.defaultValue)?.value || '';
    return { input: select, read: () => select.value || null };
  }
  if (field.type === 'reference') return lookup(field, values, id);
  if (field.type === 'textarea') {
    const area = h('textarea', { rows: 3, maxlength: field.length }, value);
    return { input: area, read: () => area.value || null };
  }
  const kinds = { phone: 'tel', email: 'email', url: 'url', date: 'date', currency: 'number', int: 'number', double: 'number', percent: 'number' };
  const input = h('input', { type: kinds[field.type] ?? 'text', maxlength: field.length || null, value, step: 'any', autocomplete: 'off' });
  return { input, read: () => (input.value === '' ? null : input.type === 'number' ? Number(input.value) : input.value) };
}

// A name to type; the list offers what the org has. The id is kept aside.
function lookup(field, values, id) {
  let chosen = values[field.name] ?? null;
  const target = field.referenceTo[0];
  const name = target === 'Case' ? 'CaseNumber' : 'Name';
  const list = h('datalist', { id: `${id}-list` });
  const found = new Map();
  const input = h('input', {
    type: 'text', list: `${id}-list`, autocomplete: 'off', placeholder: `Search ${target.toLowerCase()}s…`,
    value: values[field.relationshipName]?.[name] ?? '',
    oninput: async () => {
      chosen = found.get(input.value) ?? null;
      if (chosen || input.value.length < 2) return;
      const rows = await query(`SELECT Id, ${name} FROM ${target} WHERE ${name} LIKE ${quote(`%${input.value}%`)} ORDER BY ${name} LIMIT 8`);
      list.replaceChildren(...rows.map((row) => { found.set(row[name], row.Id); return h('option', { value: row[name] }); }));
      chosen = found.get(input.value) ?? null;
    },
  });
  if (chosen && !input.value) {
    query(`SELECT Id, ${name} FROM ${target} WHERE Id = ${quote(chosen)}`).then(([row]) => { if (row && !input.value) input.value = row[name]; });
  }
  return { input, extra: list, read: () => (input.value ? chosen : null) };
}
