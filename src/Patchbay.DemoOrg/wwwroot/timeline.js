// What happened with this record: calls with their player, disposition and notes, and tasks.

import { query, quote, rest } from './api.js';
import { h, replace } from './dom.js';
import { icon } from './icons.js';
import * as format from './format.js';
import { createEntry, dateOf } from './timelineEntry.js';

const fields = 'Id, Subject, Description, Status, Priority, IsClosed, ActivityDate, CreatedDate, LastModifiedDate, CompletedDateTime, Type, TaskSubtype, CallType, '
  + 'CallDurationInSeconds, CallDisposition, Patchbay_Interaction_Id__c, Patchbay_Recording__c, OwnerId, Owner.Name, WhoId, Who.Name, Who.Type, WhatId, What.Name, What.Type';

export function createTimeline(place) {
  const list = h('div');
  const logButton = h('button.composer', { type: 'button', onclick: () => { log.hidden = false; logButton.hidden = true; log.querySelector('input').focus(); } },
    icon('note', 16), 'Log a call by hand');
  const log = createLogForm(place, () => { log.hidden = true; logButton.hidden = false; });
  const element = h('section.card.activity', { 'aria-label': 'Activity' },
    h('header.cardhead', null, h('h2', null, 'Activity')), logButton, log, h('div', { 'aria-live': 'polite' }, list));
  const open = new Set();
  let known = null;
  let entries = new Map();

  async function draw() {
    const rows = await query(`SELECT ${fields} FROM Task WHERE ${whereOf(place)} ORDER BY CreatedDate DESC, Id DESC LIMIT 100`);
    const drawn = new Map();
    for (const row of rows) {
      const stamp = JSON.stringify(row);
      const before = entries.get(row.Id);
      // An entry that has not changed stays as it is, so that a playing recording plays on.
      drawn.set(row.Id, before?.stamp === stamp ? before : { stamp, row, element: createEntry(row, { open, isNew: known !== null && !known.has(row.Id), player: before?.element.player }) });
    }
    entries = drawn;
    known = new Set(drawn.keys());
    replace(list, groupsOf([...drawn.values()]));
  }

  return { element, draw };
}

function whereOf(place) {
  const id = quote(place.id);
  if (place.object === 'Task') return `Id = ${id}`;
  return place.object === 'Account' ? `(WhatId = ${id} OR AccountId = ${id})` : `(WhoId = ${id} OR WhatId = ${id})`;
}

function groupsOf(entries) {
  if (!entries.length) return h('p.none', null, 'No activity yet. Calls appear here by themselves.');
  const next = entries.filter(({ row }) => !row.IsClosed);
  const past = group(entries.filter(({ row }) => row.IsClosed), monthOf);
  return [
    next.length > 0 && section('Upcoming & Overdue', next),
    [...past].map(([month, items]) => section(month, items)),
  ];
}

function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const monthOf = ({ row }) => format.month(dateOf(row));

function section(title, entries) {
  return h('section.group', null, h('h3', null, title), h('ol.entries', null, entries.map(({ element }) => element)));
}

function createLogForm(place, done) {
  const subject = h('input', { type: 'text', value: 'Call', 'aria-label': 'Subject', maxlength: 255 });
  const notes = h('textarea', { rows: 3, 'aria-label': 'Comments', placeholder: 'What was said?' });
  const trouble = h('p.trouble', { role: 'alert', hidden: true });
  return h('form.logcall', { hidden: true, onsubmit: async (event) => {
    event.preventDefault();
    const link = place.object === 'Contact' || place.object === 'Lead' ? { WhoId: place.id } : { WhatId: place.id };
    try {
      await rest('sobjects/Task', 'POST', {
        ...link, Subject: subject.value, Description: notes.value, Status: 'Completed', TaskSubtype: 'Call', Type: 'Call',
        ActivityDate: new Date().toISOString().slice(0, 10),
      });
      notes.value = '';
      done();
    } catch (problem) {
      trouble.textContent = problem.message;
      trouble.hidden = false;
    }
  } }, trouble, subject, notes, h('div.formfoot', null, h('button', { type: 'button', onclick: done }, 'Cancel'), h('button.brand', { type: 'submit' }, 'Save')));
}
