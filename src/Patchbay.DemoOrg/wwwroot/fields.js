// Shows single field values, and knows what a query must ask for to do so.

import { h, link } from './dom.js';
import { icon } from './icons.js';
import * as format from './format.js';
import { objectOf } from './objects.js';
import { dialNumber, doFieldsDial } from './dial.js';
import { telOf } from './telNumber.js';

/** Query text that fetches these fields and the names behind references. */
export function selectOf(description, names) {
  const wanted = new Set(['Id']);
  for (const name of names) {
    const field = description.byName.get(name);
    wanted.add(name);
    if (field?.type === 'reference') wanted.add(`${field.relationshipName}.${nameFieldOf(field)}`);
  }
  return [...wanted].join(', ');
}

const nameFieldOf = (field) => (field.referenceTo.length === 1 && field.referenceTo[0] === 'Case' ? 'CaseNumber' : 'Name');

const shorter = {
  'Full Name': 'Name', 'Business Phone': 'Phone', 'Account Phone': 'Phone', 'Mobile Phone': 'Mobile', 'Asst. Phone': 'Assistant', 'Account Type': 'Type',
  'Related To ID': 'Related To', 'Name ID': 'Name', 'Due Date Only': 'Due Date',
};

/** What people read: "Account" where the platform's describe says "Account ID". */
export const shortLabel = (field) => shorter[field.label] ?? (field.type === 'reference' ? field.label.replace(/ ID$/, '') : field.label);

/** The words a field shows, for sorting and searching. */
export function textOf(field, record) {
  const value = record[field.name];
  if (value === null || value === undefined) return '';
  if (field.type === 'reference') return record[field.relationshipName]?.[nameFieldOf(field)] ?? '';
  if (field.type === 'date') return format.day(format.parseDay(value));
  if (field.type === 'datetime') return format.moment(format.parseMoment(value));
  if (field.type === 'currency') return format.money(value);
  if (field.type === 'percent') return `${value} %`;
  if (field.name === 'CallDurationInSeconds') return format.duration(value);
  return field.type === 'int' || field.type === 'double' ? format.number(value) : String(value);
}

/** The element a field shows. `owner` names the record a number belongs to. */
export function valueOf(field, record, owner) {
  const text = textOf(field, record);
  if (text === '' && field.type !== 'boolean') return h('span.nothing', { 'aria-label': 'empty' }, '—');
  switch (field.type) {
    case 'phone': return phone(text, owner);
    case 'email': return h('a', { href: `mailto:${text}` }, text);
    case 'url': return /^https?:/.test(text) ? h('a', { href: text, target: '_blank', rel: 'noreferrer' }, text.replace(/^https?:\/\/(www\.)?/, '')) : text;
    case 'boolean': return h('span', { role: 'img', 'aria-label': record[field.name] ? 'yes' : 'no' }, record[field.name] ? icon('check') : '—');
    case 'reference': return reference(record[field.name], text);
    case 'picklist': return pill(field, text);
    default: return h('span', null, text);
  }
}

function phone(number, owner) {
  if (!doFieldsDial()) return h('a.number', { href: telOf(number) }, number);
  return dialNumber(number, owner);
}

function reference(id, name) {
  const object = objectOf(id);
  return object ? link(`/lightning/r/${object}/${id}/view`, null, name) : h('span', null, name);
}

const loud = { High: 'hot', Escalated: 'hot', Hot: 'hot', Closed: 'calm', Completed: 'calm', 'Closed Won': 'good' };

function pill(field, text) {
  return ['Status', 'Priority', 'Rating', 'StageName'].includes(field.name)
    ? h(`span.pill${loud[text] ? `.${loud[text]}` : ''}`, null, text)
    : h('span', null, text);
}
