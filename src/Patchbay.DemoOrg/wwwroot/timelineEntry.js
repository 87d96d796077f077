// One entry of the activity list.

import { h, link } from './dom.js';
import { icon } from './icons.js';
import * as format from './format.js';
import { objectOf } from './objects.js';
import { addressOf } from './router.js';
import { createPlayer } from './player.js';

/** When it happened: the day a person chose, else the moment it was written. */
export const dateOf = (row) =>
  (row.ActivityDate && row.ActivityDate !== row.CreatedDate.slice(0, 10) ? format.parseDay(row.ActivityDate) : format.parseMoment(row.CreatedDate));

/** @param row the task  @param open ids a person opened  @param isNew it came while the page was looked at */
export function createEntry(row, { open, isNew, player }) {
  const isCall = row.TaskSubtype === 'Call';
  const isOpen = open.has(row.Id) || isNew || isFresh(row);
  const details = h('details', { open: isOpen, ontoggle: () => (details.open ? open.add(row.Id) : open.delete(row.Id)) },
    h('summary', null, icon('right', 14), h('span.grow', null, title(row, isCall)), outcome(row), h('time', { datetime: row.CreatedDate }, when(row))),
    h('div.entrybody', null, factsOf(row, isCall), row.Description && h('p.notes', null, row.Description), recording(row, player)));
  const element = h('li', { class: `entry ${isCall ? 'call' : 'task'}${isNew ? ' fresh' : ''}` },
    h('span.dot', { title: isCall ? 'Call' : 'Task' }, icon(isCall ? 'call' : 'task', 16)), details);
  element.player = details.querySelector('.player');
  return element;
}

// What Patchbay wrote within the last hour is what the agent wants to see.
const isFresh = (row) => row.Patchbay_Interaction_Id__c !== null && Date.now() - format.parseMoment(row.CreatedDate) < 3_600_000;

function title(row, isCall) {
  const arrow = row.CallType === 'Inbound' ? 'inbound' : row.CallType === 'Outbound' ? 'outbound' : null;
  return [
    arrow && h('span.arrow', { title: row.CallType, role: 'img', 'aria-label': row.CallType }, icon(arrow, 14)),
    link(addressOf({ kind: 'record', object: 'Task', id: row.Id }), { class: 'subject' }, row.Subject || (isCall ? 'Call' : 'Task')),
    h('span.words', null, words(row, isCall)),
  ];
}

function words(row, isCall) {
  if (!isCall) return `${row.Owner?.Name ?? 'Someone'} ${row.IsClosed ? 'completed this task' : 'has this to do'}`;
  const whom = row.Who?.Name ? ` ${row.CallType === 'Inbound' ? 'from' : 'with'} ${row.Who.Name}` : '';
  if (isRunning(row)) return `A call${whom} is going on`;
  if (isMissed(row)) return `Nobody took this call${whom}`;
  return `${row.Owner?.Name ?? 'Someone'} had a call${whom}${row.CallDurationInSeconds ? ` · ${format.duration(row.CallDurationInSeconds)}` : ''}`;
}

// Whoever owns such a task did not talk: it is whoever was asked last, or Patchbay's own user.
const isRunning = (row) => row.Patchbay_Interaction_Id__c !== null && row.Status === 'In Progress';
const isMissed = (row) => row.Patchbay_Interaction_Id__c !== null && row.IsClosed && row.CallType === 'Inbound' && !row.CallDurationInSeconds;

const outcome = (row) => row.CallDisposition && h('span.pill', { title: 'Call result' }, row.CallDisposition);

function when(row) {
  const date = dateOf(row);
  const hasTime = !row.ActivityDate || row.ActivityDate === row.CreatedDate.slice(0, 10);
  return hasTime ? `${format.time(date)} | ${format.nearDay(date)}` : format.nearDay(date);
}

function factsOf(row, isCall) {
  const facts = [
    row.Who && ['Name', person(row.WhoId, row.Who.Name)],
    row.What && ['Related to', person(row.WhatId, row.What.Name)],
    isCall && row.CallDurationInSeconds !== null && ['Duration', format.duration(row.CallDurationInSeconds)],
    row.CallDisposition && ['Call result', row.CallDisposition],
    !isCall && ['Status', row.Status],
    !isCall && row.ActivityDate && ['Due', format.nearDay(format.parseDay(row.ActivityDate))],
  ].filter(Boolean);
  return h('dl.entryfacts', null, facts.map(([label, value]) => h('div', null, h('dt', null, label), h('dd', null, value))));
}

function person(id, name) {
  const object = objectOf(id);
  return object ? link(addressOf({ kind: 'record', object, id }), null, name) : name;
}

const recording = (row, before) => row.Patchbay_Recording__c && (before ?? createPlayer(row.Id, row.CallDurationInSeconds));
