// How this page does what an adapter asks of Salesforce's: pops, views, the panel, message channels.

import { setDialling } from './dial.js';
import { createNewPage } from './newPage.js';
import { openModal } from './modal.js';
import { objectOf, objects } from './objects.js';
import { addressOf, go, placeOfPage } from './router.js';

export function createAdapterPage({ dock, workspace, toasts, Problem, onModal }) {
  let clickToDial = false;
  setDialling(false);

  /** The place in this page where a target is. */
  function placeOf(target) {
    switch (target.kind) {
      case 'record': return { kind: 'record', object: knownObject(objectOf(target.recordId), target.recordId), id: target.recordId };
      case 'home': return { kind: 'list', object: knownObject(target.object) };
      case 'list': return { kind: 'list', object: knownObject(target.object) };
      case 'search': return { kind: 'search', text: target.text };
      case 'new': return { kind: 'new', object: knownObject(target.object), defaults: target.defaults };
      case 'flow': return { kind: 'stand', what: 'Flow', name: target.name, values: Object.fromEntries(target.args.map(({ name, value }) => [name, value])) };
      case 'visualforce': return { kind: 'stand', what: 'Visualforce page', name: target.page, values: Object.fromEntries(new URLSearchParams(target.query)) };
      default: return placeOfPage(new URL(target.url, location.origin));
    }
  }

  function knownObject(name, asked = name) {
    if (name && objects[name]) return name;
    throw new Problem('GENERIC_ERROR', `This org has no page for ${asked}.`);
  }

  const show = (target) => (target.kind === 'new' && !workspace.isClassic() ? openNewRecord(placeOf(target), onModal) : go(placeOf(target), { from: 'pop' }));

  return {
    show,
    async showGently(target) {
      if (!isTyping()) {
        await show(target);
        return true;
      }
      // A place that does not exist is refused now, not when somebody presses the button.
      placeOf(target);
      toasts.show('warning', 'A call wants to show another page, but what you typed is not saved yet.', { label: 'Show it', act: () => show(target) });
      return false;
    },
    addressOf: (target) => addressOf(placeOf(target)),
    view: () => viewOf(workspace),
    refresh: () => workspace.refresh(),
    isConsole: () => workspace.isConsole(),
    setClickToDial(isOn) {
      clickToDial = isOn;
      setDialling(isOn);
    },
    isClickToDialOn: () => clickToDial,
    panel: panelOf(dock),
    channels: createChannels(),
    ready: () => { dock.panel.dataset.ready = ''; },
  };
}

const panelOf = (dock) => ({
  isVisible: dock.isOpen, setVisible: dock.setOpen, setHeight: dock.setHeight, setWidth: dock.setWidth,
  setLabel: dock.setTitle, setIcon: dock.setIcon, setItemLabel: dock.setItemLabel, setItemIcon: dock.setItemIcon,
});

const isTyping = () => document.querySelector('[data-view]:not([hidden]) [data-unsaved], .modal [data-unsaved]') !== null;

/** A new record opens over the page, as in Lightning, and the adapter hears of it. */
async function openNewRecord(place, onModal) {
  const form = createNewPage(place, { close: () => modal.close() });
  const modal = openModal(form.title, form.element);
  await form.ready;
  onModal({ url: addressOf(place), objectType: place.object });
}

function viewOf(workspace) {
  const url = location.pathname + location.search;
  const record = workspace.shownRecord();
  if (record) return { url, recordId: record.recordId, recordName: record.name, objectType: record.object };
  const place = workspace.current();
  return place?.object && place.kind !== 'list' ? { url, objectType: place.object } : { url };
}

/** Message channels of this page. Everything in it hears what is published, an adapter too. */
function createChannels() {
  const all = new Map();
  return {
    subscribe(channel, listener) {
      const listeners = all.get(channel) ?? new Set();
      all.set(channel, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    /** @returns whether anybody heard it. */
    publish(channel, message) {
      const listeners = all.get(channel) ?? new Set();
      listeners.forEach((listener) => listener(message));
      return listeners.size > 0;
    },
  };
}
