// The org's own search over all fields.

import { describe, rest } from './api.js';
import { selectOf } from './fields.js';
import { objects } from './objects.js';

/** @param terms Any of them must fit. @param wanted The objects, and the fields to answer of each. */
export async function search(terms, wanted) {
  const returning = await Promise.all(wanted.map(async ({ object, fields }) => {
    const description = await describe(object);
    const name = objects[object]?.name ?? 'Name';
    const known = ['Id', name, 'LastModifiedDate', ...fields].filter((field) => description.byName.has(field));
    return `${object}(${selectOf(description, [...new Set(known)])})`;
  }));
  const { searchRecords } = await rest(`search?q=${encodeURIComponent(`FIND {${termOf(terms)}} IN ALL FIELDS RETURNING ${returning.join(', ')}`)}`);
  return searchRecords.map(({ attributes, ...record }) => ({ object: attributes.type, record: { ...record, Name: record.Name ?? record[objects[attributes.type]?.name] } }));
}

// What would be an operator of the search stands for itself.
const termOf = (terms) => terms.map((term) => term.replace(/[?&|!{}[\]()^~:\\"'+-]/g, '\\$&')).join(' OR ');
