import { isClassic, classicAddressOf, parseClassic, withQuery } from './classicAddress.js';
import { objectOf, objects } from './objects.js';

export { isClassic } from './classicAddress.js';

// Addresses like Lightning's, without loading the page again: the phone in the utility bar must never reload.

/**
 * A place: { kind: 'home'|'list'|'record'|'new'|'search'|'reports', object?, id?, defaults?, text? }
 * @param url A URL; the browser's own location is none and lacks its searchParams.
 */
export function parse(url) {
  const classic = parseClassic(url);
  if (classic) return classic;
  const parts = url.pathname.split('/').filter(Boolean).slice(1).map(decode);
  const [area, object, third] = parts;
  if (area === 'r' && object && third) return { kind: 'record', object, id: third };
  if (area === 'o' && object === 'Report') return { kind: 'reports' };
  if (area === 'o' && object && third === 'new') return { kind: 'new', object, defaults: readDefaults(url.searchParams) };
  if (area === 'o' && object) return { kind: 'list', object };
  if (area === 'stand' && object && third) return { kind: 'stand', what: object, name: third, values: Object.fromEntries(url.searchParams) };
  if (area === 'page' && object === 'search') return { kind: 'search', text: url.searchParams.get('q') ?? '' };
  return { kind: 'home' };
}

/** The place of any page of the org. What this page does not know is shown as what it would have been, not as the home page. */
export function placeOfPage(url) {
  const old = placeOfOldLink(url);
  if (old) return old;
  const place = parse(url);
  return place.kind !== 'home' || /^\/(lightning(\/page\/home)?|home\/home\.jsp)?\/?$/.test(url.pathname)
    ? place
    : { kind: 'stand', what: 'Page', name: url.pathname, values: Object.fromEntries(url.searchParams) };
}

// Lightning's first addresses, which many systems still hold: /one/one.app#/sObject/003…/view.
function placeOfOldLink({ pathname, hash }) {
  const [, what, action] = (pathname === '/one/one.app' && /^#\/sObject\/(\w+)\/(view|home|list)\b/.exec(hash)) || [];
  if (action === 'view') return objectOf(what) ? { kind: 'record', object: objectOf(what), id: what } : null;
  return what && objects[what] ? { kind: 'list', object: what } : null;
}

export function addressOf(place) {
  if (isClassic()) return classicAddressOf(place);
  switch (place.kind) {
    case 'record': return `/lightning/r/${place.object}/${place.id}/view`;
    case 'list': return `/lightning/o/${place.object}/list`;
    case 'new': return `/lightning/o/${place.object}/new${writeDefaults(place.defaults)}`;
    case 'search': return `/lightning/page/search?q=${encodeURIComponent(place.text)}`;
    case 'stand': return withQuery(`/lightning/stand/${encodeURIComponent(place.what)}/${encodeURIComponent(place.name)}`, place.values);
    case 'reports': return '/lightning/o/Report/home';
    default: return '/lightning/page/home';
  }
}

// Lightning's own form: defaultFieldValues=Phone=%2B46...,LastName=...
function readDefaults(params) {
  const defaults = {};
  for (const pair of (params.get('defaultFieldValues') ?? '').split(',').filter(Boolean)) {
    const at = pair.indexOf('=');
    if (at > 0) defaults[pair.slice(0, at)] = decode(pair.slice(at + 1));
  }
  return defaults;
}

/** Reads a part of an address; empty when somebody cut it in the middle of a character. */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function writeDefaults(defaults) {
  const pairs = Object.entries(defaults ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (!pairs.length) return '';
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join(',');
  return `?defaultFieldValues=${encodeURIComponent(text)}`;
}

let show = () => {};

const here = () => parse(new URL(location.href));

/** Starts following links and the back button. */
export function start(onPlace) {
  show = onPlace;
  window.addEventListener('popstate', () => show(here(), { from: 'history' }));
  document.addEventListener('click', (event) => {
    const anchor = event.target.closest?.('a[data-route]');
    if (!anchor || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(parse(new URL(anchor.href)), { inside: Boolean(anchor.closest('[data-view]')) });
  });
  show(here(), { from: 'start' });
}

/** Goes to a place. @returns a promise that is fulfilled when the place is shown. */
export function go(place, how = {}) {
  const address = addressOf(place);
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  return show(place, how);
}
