// Which views are open and which one is seen. Views stay alive while hidden, so nothing typed is lost.

import { h } from './dom.js';
import { icon } from './icons.js';
import { objects } from './objects.js';
import * as router from './router.js';
import { addressOf, go } from './router.js';
import { createRecordPage } from './recordPage.js';
import { createListPage } from './listPage.js';
import { createHomePage } from './homePage.js';
import { createNewPage } from './newPage.js';
import { createSearchPage } from './searchPage.js';
import { createReportsPage } from './reportsPage.js';
import { createStandPage } from './standPage.js';

const makers = {
  home: createHomePage, list: createListPage, record: createRecordPage, new: createNewPage, search: createSearchPage, reports: createReportsPage, stand: createStandPage,
};

// More open records than anyone looks at; the oldest makes room.
const mostTabs = 9;

const hasTab = (place) => place.kind === 'record' || place.kind === 'new' || place.kind === 'search' || place.kind === 'stand';
const keyOf = (place) => (place.kind === 'search' ? 'search' : addressOf(place));
const needsObject = (place) => place.kind === 'list' || place.kind === 'record' || place.kind === 'new';

export function createWorkspace(main) {
  return new Workspace(main);
}

class Workspace {
  #main;
  #views = new Map();
  #tabs = [];
  #shownKey = null;
  #isConsole = sessionStorage.getItem('app') === 'console';
  #shownListeners = [];
  #changedListeners = [];
  #refreshedListeners = [];

  constructor(main) {
    this.#main = main;
  }

  /** Shows a place. `inside`: a link within a view; in a console it opens as a tab of that record. */
  async show(asked, how = {}) {
    const place = needsObject(asked) && !objects[asked.object] ? { kind: 'home' } : asked;
    const key = keyOf(place);
    const opener = this.#shownKey;
    if (how.from === 'start' && this.#isConsole) this.#restoreTab(key);
    const entry = this.#entryOf(key, place);
    if (hasTab(place) && !this.#tabs.some((tab) => tab.keys.includes(key))) this.#openTab(key, how.inside ? opener : null);
    for (const [other, { view }] of this.#views) view.element.hidden = other !== key;
    this.#shownKey = key;
    const tab = this.#tabs.find((open) => open.keys.includes(key));
    if (tab) tab.activeKey = key;
    this.#changed();
    await entry.view.ready.catch((problem) => showTrouble(entry.view, problem));
    if (this.#shownKey === key) this.#shownListeners.forEach((listener) => listener(entry.view, place));
    this.#changed();
  }

  /** Closes a tab, or one of its sub-tabs, and shows its neighbour. */
  close(key) {
    const at = this.#tabs.findIndex((tab) => tab.keys.includes(key));
    if (at < 0) return;
    const tab = this.#tabs[at];
    const gone = tab.keys[0] === key ? tab.keys : [key];
    const wasShown = gone.includes(this.#shownKey);
    tab.keys = tab.keys.filter((open) => !gone.includes(open));
    tab.activeKey = tab.keys[0];
    if (!tab.keys.length) this.#tabs.splice(at, 1);
    gone.forEach((one) => this.#discard(one));
    const next = tab.keys.length ? tab : this.#tabs[Math.min(at, this.#tabs.length - 1)];
    if (wasShown) go(next ? this.#views.get(next.activeKey).place : { kind: 'home' });
    else this.#changed();
  }

  current() {
    return this.#views.get(this.#shownKey)?.place;
  }

  /** The record that is seen, or null. */
  shownRecord() {
    return this.#views.get(this.#shownKey)?.view.record ?? null;
  }

  /** Reads again what is seen, with everything around it. @returns whether there was anything to read. */
  refresh() {
    const shown = this.#views.get(this.#shownKey)?.view;
    shown?.shown?.();
    if (shown) this.#refreshedListeners.forEach((listener) => listener());
    return Boolean(shown);
  }

  tabs() {
    return this.#tabs.map((tab) => ({
      ...this.#describe(tab.keys[0]), place: this.#views.get(tab.activeKey).place, isActive: tab.keys.includes(this.#shownKey),
      views: tab.keys.map((key) => this.#describe(key)),
    }));
  }

  /** Classic is another skin of the same page, with a sidebar and one record at a time. */
  isClassic() {
    return router.isClassic();
  }

  isConsole() {
    return this.#isConsole;
  }

  setConsole(wanted) {
    this.#isConsole = wanted;
    sessionStorage.setItem('app', wanted ? 'console' : 'standard');
    if (!wanted) this.#tabs = this.#tabs.flatMap((tab) => tab.keys.map((key) => ({ keys: [key], activeKey: key })));
    document.body.classList.toggle('console', wanted);
    this.#changed();
  }

  onShown(listener) {
    this.#shownListeners.push(listener);
  }

  onRefreshed(listener) {
    this.#refreshedListeners.push(listener);
  }

  onChanged(listener) {
    this.#changedListeners.push(listener);
  }

  /** After a reload: the tab that this place was in, with its other views. */
  #restoreTab(key) {
    const kept = JSON.parse(sessionStorage.getItem('tabs') ?? '[]').find((places) => places.some((place) => keyOf(place) === key));
    if (!kept) return;
    kept.forEach((place) => this.#entryOf(keyOf(place), place));
    this.#tabs.push({ keys: kept.map(keyOf), activeKey: key });
  }

  #changed() {
    if (this.#isConsole) sessionStorage.setItem('tabs', JSON.stringify(this.#tabs.map((tab) => tab.keys.map((key) => this.#views.get(key).place))));
    this.#changedListeners.forEach((listener) => listener());
  }

  /** The view of a place, made when it is not open. A search is always made anew. */
  #entryOf(key, place) {
    if (place.kind === 'search') this.#discard(key);
    const open = this.#views.get(key);
    if (open) {
      open.view.shown?.();
      return open;
    }
    const entry = { key, place, view: makers[place.kind](place, { rename: () => this.#changed(), close: () => this.close(key) }) };
    entry.view.element.dataset.view = '';
    this.#views.set(key, entry);
    this.#main.append(entry.view.element);
    return entry;
  }

  #openTab(key, opener) {
    const parent = this.#isConsole && opener ? this.#tabs.find((tab) => tab.keys.includes(opener)) : undefined;
    if (parent) {
      parent.keys.push(key);
      return;
    }
    this.#tabs.push({ keys: [key], activeKey: key });
    if (this.#tabs.length > mostTabs) this.#tabs.shift().keys.forEach((gone) => this.#discard(gone));
  }

  #discard(key) {
    const entry = this.#views.get(key);
    entry?.view.dispose?.();
    entry?.view.element.remove();
    this.#views.delete(key);
  }

  #describe(key) {
    const { place, view } = this.#views.get(key);
    return { key, place, title: view.title, icon: view.icon, isActive: key === this.#shownKey };
  }
}

function showTrouble(view, problem) {
  view.element.replaceChildren(h('section.card.empty', { role: 'alert' }, icon('warning', 32), h('h1', null, 'This page could not be loaded'),
    h('p', null, problem.message), h('button', { type: 'button', onclick: () => location.reload() }, 'Load again')));
}
