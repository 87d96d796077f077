// What an adapter calls and what it gets, in order, beside the page. Can be saved.

import { h, replace } from './dom.js';
import { icon } from './icons.js';

const most = 2000;
const words = { call: 'calls', answer: 'gets', event: 'hears', refused: 'refused' };

export function createAdapterLog() {
  const entries = [];
  const list = h('ol.envelopes', { 'aria-live': 'off' });
  const filter = h('input', { type: 'search', placeholder: 'Filter by member…', 'aria-label': 'Filter by member', oninput: () => draw() });
  const counted = h('span.counted', { role: 'status' });
  const hint = h('p.hint', { role: 'status' });
  const scripts = new Set();
  const element = h('section.adapterlog', { 'aria-label': 'Adapter log' },
    h('header.cardhead', null, icon('note', 20), h('h2', null, 'Adapter log'), counted),
    h('div.logbar', null, filter,
      h('button.small', { type: 'button', onclick: clear }, 'Clear'), h('button.small', { type: 'button', onclick: save }, 'Save')),
    hint, list);
  const started = performance.now();

  function add(envelope) {
    const entry = { at: new Date().toISOString(), ms: Math.round(performance.now() - started), ...envelope };
    entries.push(entry);
    if (entries.length > most) { entries.shift(); list.firstElementChild?.remove(); }
    const isAtEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 40;
    if (fits(entry)) list.append(line(entry));
    if (isAtEnd) list.scrollTop = list.scrollHeight;
    count();
    hint.textContent = '';
  }

  /** A script of ours reported. */
  function met(apiType) { scripts.add(apiType); explain(); }

  /** The adapter's page has loaded; its script's report may come a moment later. */
  function loaded() { setTimeout(explain, 1000); }

  // A page that dies while it loads would leave nothing but an empty log.
  function explain() {
    if (entries.length) return;
    hint.textContent = scripts.size
      ? 'An Open CTI script runs in the adapter’s page, but nothing has been called yet. What the page throws is in the browser’s console.'
      : 'The adapter’s page has loaded, but no Open CTI script has reported from it. Look at its script tag, and in the browser’s console.';
  }

  const fits = (entry) => entry.methodName.toLowerCase().includes(filter.value.trim().toLowerCase());
  function draw() { replace(list, entries.filter(fits).map(line)); }
  function count() { counted.textContent = `${entries.length} envelope${entries.length === 1 ? '' : 's'}`; }
  function clear() { entries.length = 0; draw(); count(); }

  function save() {
    const address = URL.createObjectURL(new Blob([JSON.stringify(entries, null, 2)], { type: 'application/json' }));
    h('a', { href: address, download: `adapter-log-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}.json` }).click();
    URL.revokeObjectURL(address);
  }

  count();
  return { element, add, met, loaded };
}

function line(entry) {
  const failed = entry.content?.response?.success === false || Boolean(entry.content?.response?.error);
  return h(`li.envelope.${failed ? 'refused' : entry.direction}`, null, h('details', null,
    h('summary', null, h('span.way', null, words[entry.direction]), h('strong.grow', null, entry.methodName), failed && h('span.pill.hot', null, 'failed'), h('span.ms', null, `${(entry.ms / 1000).toFixed(2)} s`)),
    entry.why && h('p.trouble', null, `Refused: ${entry.why}.`),
    h('pre', null, JSON.stringify(shown(entry), null, 2))));
}

// What matters first: the arguments or the answer; the rest of an envelope is always the same.
const shown = ({ direction, content }) => (direction === 'call' ? content.args : direction === 'refused' ? content : content?.response ?? content);
