// What an adapter calls and what it gets, in order, beside the page. Can be saved.

import { h, replace } from './dom.js';
import { icon } from './icons.js';
import { jsonOf } from './jsonOf.js';

const most = 2000;
const patienceMs = 3000;
const silence = 'A page has loaded in the phone, but no Open CTI script has reported from it so far. Look at its script tag, whether a redirect lost its query string, and at what it throws.';
const words = { call: 'calls', answer: 'gets', event: 'hears', refused: 'refused', trouble: 'throws' };

export function createAdapterLog() {
  const entries = [];
  const list = h('ol.envelopes', { 'aria-live': 'off' });
  const filter = h('input', { type: 'search', placeholder: 'Filter by member…', 'aria-label': 'Filter by member', oninput: () => draw() });
  const counted = h('span.counted', { role: 'status' });
  const hint = h('p.hint', { role: 'status' });
  let isMet = false;
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
  function met() { isMet = true; }

  /** A page has loaded in the adapter's frame; its script's report may come a moment later. */
  function loaded() {
    setTimeout(() => {
      // A page that says nothing would leave nothing behind: one that died, one that went elsewhere, one that lost its query string.
      if (!isMet) add({ direction: 'trouble', methodName: 'page', why: silence });
      else if (!entries.length) hint.textContent = 'An Open CTI script runs in the adapter’s page, but nothing has been called yet.';
      isMet = false;
    }, patienceMs);
  }

  const fits = (entry) => entry.methodName.toLowerCase().includes(filter.value.trim().toLowerCase());
  function draw() { replace(list, entries.filter(fits).map(line)); }
  function count() { counted.textContent = `${entries.length} envelope${entries.length === 1 ? '' : 's'}`; }
  function clear() { entries.length = 0; draw(); count(); }

  function save() {
    const address = URL.createObjectURL(new Blob([`[${entries.map(jsonOf).join(',\n')}]`], { type: 'application/json' }));
    h('a', { href: address, download: `adapter-log-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}.json` }).click();
    URL.revokeObjectURL(address);
  }

  count();
  return { element, add, met, loaded };
}

function line(entry) {
  const failed = entry.content?.response?.success === false || Boolean(entry.content?.response?.error);
  return h(`li.envelope.${failed || entry.direction === 'trouble' ? 'refused' : entry.direction}`, null, h('details', { open: entry.direction === 'trouble' },
    h('summary', null, h('span.way', null, words[entry.direction]), h('strong.grow', null, entry.methodName), failed && h('span.pill.hot', null, 'failed'), h('span.ms', null, `${(entry.ms / 1000).toFixed(2)} s`)),
    entry.direction === 'refused' && h('p.trouble', null, `Refused: ${entry.why}.`),
    entry.direction === 'trouble' ? h('p.trouble', null, entry.why) : h('pre', null, jsonOf(shown(entry)))));
}

// What matters first: the arguments or the answer; the rest of an envelope is always the same.
const shown = ({ direction, content }) => (direction === 'call' ? content.args : direction === 'refused' ? content : content?.response ?? content);
