// The bar at the bottom: the phone, and where you were. The phone's frame is made once and never moved, hidden or not.

import { demo } from './api.js';
import { h, link, replace } from './dom.js';
import { badge, icon } from './icons.js';
import { createAdapterPhone } from './adapterPhone.js';
import { connectPanel } from './hostMessages.js';
import { createDock } from './phoneDock.js';
import { onDialRequest } from './dial.js';
import { addressOf, go, placeOfPage } from './router.js';

const limits = { width: [240, 640], height: [200, 900] };

export function createUtilityBar(boot, toasts, workspace) {
  const phone = boot.adapter ? createAdapterPhone(boot, toasts, workspace) : createPhone(boot, toasts);
  onDialRequest(phone.dial);
  const history = createHistory();
  const bar = h('div.bar', { role: 'toolbar', 'aria-label': 'Utility bar' }, phone.button, history.button);
  return {
    element: h('footer.utility', null, phone.panel, history.panel, bar),
    remember: (view, place) => history.remember(view, place),
    tellView: (record) => phone.tellView(record),
  };
}

function createPhone(boot, toasts) {
  const dock = createDock('Phone');
  const frame = boot.softphone && h('iframe', { src: boot.softphone.url, title: 'Phone', allow: 'microphone; autoplay; clipboard-write' });
  dock.panel.append(frame ?? h('p.none', null, 'No phone is set up. Start the demo with "patchbay demo".'));
  const panelLink = frame ? connectPanel(frame, boot.softphone.origin, hostOf(dock, frame)) : null;
  dock.setOpen(Boolean(frame) && window.innerWidth > 900);
  return {
    button: dock.button, panel: dock.panel,
    async dial(number, record) {
      if (!panelLink) return toasts.show('warning', 'No phone is set up, so nothing can be dialled.');
      dock.setOpen(true);
      if (!await panelLink.dial(number, record)) toasts.show('warning', 'The phone did not answer. Is it signed in and ready?');
      return undefined;
    },
    tellView: (record) => panelLink?.viewInfo(record?.object ?? null, record?.recordId ?? null, record?.name ?? null),
  };
}

const hostOf = (dock, frame) => ({
  pop: popTo,
  setLabel: dock.setItemLabel,
  setBadge: dock.setBadge,
  open: () => dock.setOpen(true),
  close: () => dock.setOpen(false),
  resize: (width, height) => { dock.setWidth(clamp(width, limits.width)); dock.setHeight(clamp(height, limits.height)); },
  focus: () => { dock.setOpen(true); frame.focus(); },
  // The panel's own storage may be blocked in a frame of another site, so the page keeps the token for this window.
  token: async () => sessionStorage.getItem('panelToken') ?? (await demo('panel-token')).token,
  storeToken: (token) => (token === null ? sessionStorage.removeItem('panelToken') : sessionStorage.setItem('panelToken', token)),
});

const clamp = (value, [least, most]) => Math.min(most, Math.max(least, value));

function popTo(target) {
  return go(placeOf(target), { from: 'pop' });
}

function placeOf(target) {
  switch (target.kind) {
    case 'record': return { kind: 'record', object: target.object, id: target.recordId };
    case 'new': return { kind: 'new', object: target.object, defaults: target.defaults ?? {} };
    case 'flow': return { kind: 'stand', what: 'Flow', name: target.name, values: target.arguments ?? {} };
    case 'url': return placeOfPage(new URL(target.url, location.origin));
    default: return { kind: 'search', text: target.text };
  }
}

function createHistory() {
  const seen = [];
  const list = h('ul.rows');
  const panel = h('section.dock.history', { 'aria-label': 'Recent records' });
  const button = h('button.utilityitem', { type: 'button', 'aria-expanded': 'false', onclick: toggle }, icon('clock', 18), h('span.label', null, 'History'));
  panel.append(h('header', null, badge('note', 24), h('h2', null, 'History'), h('button.plain', { type: 'button', 'aria-label': 'Minimise', title: 'Minimise', onclick: toggle }, icon('minimize', 16))), list);
  panel.inert = true;

  function toggle() {
    const open = panel.classList.toggle('open');
    panel.inert = !open;
    button.classList.toggle('active', open);
    button.setAttribute('aria-expanded', String(open));
  }

  function remember(view, place) {
    if (place.kind !== 'record') return;
    const address = addressOf(place);
    const at = seen.findIndex((entry) => entry.address === address);
    if (at >= 0) seen.splice(at, 1);
    seen.unshift({ address, title: view.title, icon: view.icon });
    seen.length = Math.min(seen.length, 20);
    replace(list, seen.map((entry) => h('li', null, link(entry.address, { class: 'name' }, badge(entry.icon, 20), entry.title))));
  }

  return { button, panel, remember };
}
