// Addresses of Salesforce Classic. Lightning understands them too, and adapters of both use them.

import { objectOf } from './objects.js';

const prefixes = { Contact: '003', Lead: '00Q', Account: '001', Case: '500', Opportunity: '006', Task: '00T' };
const idShape = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

/** Whether this page is the Classic-like one. A page stays what it was opened as. */
export const isClassic = () => started;

// A test has no address when it loads this.
const started = typeof location !== 'undefined' && Boolean(location.pathname) && !location.pathname.startsWith('/lightning');

/** The place of a Classic address; null for one that is none. */
export function parseClassic(url) {
  const [first = '', second] = url.pathname.split('/').filter(Boolean);
  if (idShape.test(first) && objectOf(first) && second !== 'e') return { kind: 'record', object: objectOf(first), id: first };
  if (first.length === 3 && objectOf(first) && second === 'e') return { kind: 'new', object: objectOf(first), defaults: defaultsOf(url.searchParams) };
  if (first.length === 3 && objectOf(first)) return { kind: 'list', object: objectOf(first) };
  if (first === 'apex' && second) return { kind: 'stand', what: 'Visualforce page', name: second, values: Object.fromEntries(url.searchParams) };
  if (first === '_ui' || first === 'search') return { kind: 'search', text: url.searchParams.get('str') ?? '' };
  return first === 'home' ? { kind: 'home' } : null;
}

/** An address without values has no question mark at its end either. */
export function withQuery(path, values) {
  const text = new URLSearchParams(values).toString();
  return text ? `${path}?${text}` : path;
}

export function classicAddressOf(place) {
  switch (place.kind) {
    case 'record': return `/${place.id}`;
    case 'list': return `/${prefixes[place.object]}/o`;
    case 'new': return withQuery(`/${prefixes[place.object]}/e`, place.defaults);
    case 'search': return `/_ui/search/ui/UnifiedSearchResults?str=${encodeURIComponent(place.text)}`;
    case 'stand': return withQuery(`/apex/${encodeURIComponent(place.name)}`, place.values);
    default: return '/home/home.jsp';
  }
}

// Classic's own short names for the fields that adapters fill in.
const shortNames = {
  con10: 'Phone', con12: 'MobilePhone', con15: 'Email', name_firstcon2: 'FirstName', name_lastcon2: 'LastName', con4: 'AccountId',
  lea8: 'Phone', lea9: 'MobilePhone', lea11: 'Email', name_firstlea2: 'FirstName', name_lastlea2: 'LastName', lea3: 'Company',
  acc2: 'Name', acc10: 'Phone', cas14: 'Subject', cas15: 'Description', tsk5: 'Subject', tsk6: 'Description',
};

function defaultsOf(parameters) {
  return Object.fromEntries([...parameters].filter(([name]) => !['retURL', 'saveURL'].includes(name)).map(([name, value]) => [shortNames[name] ?? name, value]));
}
