// Which views are open and which one is seen. Views stay alive while hidden, so nothing typed is lost.

import { objects } from './objects.js';
import { addressOf, go } from './router.js';
import { createRecordPage } from './recordPage.js';
import { createListPage } from './listPage.js';
import { createHomePage } from './homePage.js';
import { createNewPage } from './newPage.js';
import { createSearchPage } from './searchPage.js';
import { createReportsPage } from './reportsPage.js';

const makers = {
  home: createHomePage, list: createListPage, record: createRecordPage, new: createNewPage, search: createSearchPage, reports: createReportsPage,
};

// More open records than anyone looks at; the oldest makes room.
const mostTabs = 9;

export function createWorkspace(main) {
  const views = new Map();
  let tabs = [];
  let shownKey = null;
  let isConsole = sessionStorage.getItem('app') === 'console';
  const shownListeners = [];
  const changedListeners = [];

  const hasTab = (place) => place.kind === 'record' || place.kind === 'new' || place.kind === 'search';
  const keyOf = (place) => (place.kind === 'search' ? 'search' : addressOf(place));
  const changed = () => changedListeners.forEach((listener) => listener());

  /** Shows a place. `inside`: a link within a view; in a console it opens as a tab of that record. */
  async function show(asked, how = {}) {
    const place = (asked.kind === 'list' || asked.kind === 'record' || asked.kind === 'new') && !objects[asked.object] ? { kind: 'home' } : asked;
    const key = keyOf(place);
    const opener = shownKey;
    let entry = views.get(key);
    if (entry && place.kind === 'search') { discard(key); entry = undefined; }
    if (!entry) {
      entry = { key, place, view: makers[place.kind](place, { rename: () => changed(), close: () => close(key) }) };
      entry.view.element.dataset.view = '';
      views.set(key, entry);
      main.append(entry.view.element);
    } else entry.view.shown?.();
    if (hasTab(place) && !tabs.some((tab) => tab.keys.includes(key))) openTab(key, how.inside ? opener : null);
    for (const [other, { view }] of views) view.element.hidden = other !== key;
    shownKey = key;
    const tab = tabs.find((open) => open.keys.includes(key));
    if (tab) tab.activeKey = key;
    changed();
    await entry.view.ready;
    if (shownKey === key) shownListeners.forEach((listener) => listener(entry.view, place));
    changed();
  }

  function openTab(key, opener) {
    const parent = isConsole && opener ? tabs.find((tab) => tab.keys.includes(opener)) : undefined;
    if (parent) {
      parent.keys.push(key);
      return;
    }
    tabs.push({ keys: [key], activeKey: key });
    if (tabs.length > mostTabs) tabs.shift().keys.forEach(discard);
  }

  function discard(key) {
    const entry = views.get(key);
    entry?.view.dispose?.();
    entry?.view.element.remove();
    views.delete(key);
  }

  /** Closes a tab, or one of its sub-tabs, and shows its neighbour. */
  function close(key) {
    const at = tabs.findIndex((tab) => tab.keys.includes(key));
    if (at < 0) return;
    const tab = tabs[at];
    const gone = tab.keys[0] === key ? tab.keys : [key];
    const wasShown = gone.includes(shownKey);
    tab.keys = tab.keys.filter((open) => !gone.includes(open));
    tab.activeKey = tab.keys[0];
    if (!tab.keys.length) tabs.splice(at, 1);
    gone.forEach(discard);
    const next = tab.keys.length ? tab : tabs[Math.min(at, tabs.length - 1)];
    if (wasShown) go(next ? views.get(next.activeKey).place : { kind: 'home' });
    else changed();
  }

  const describe = (key) => {
    const { place, view } = views.get(key);
    return { key, place, title: view.title, icon: view.icon, isActive: key === shownKey };
  };

  return {
    show,
    close,
    current: () => views.get(shownKey)?.place,
    tabs: () => tabs.map((tab) => ({
      ...describe(tab.keys[0]), place: views.get(tab.activeKey).place, isActive: tab.keys.includes(shownKey), views: tab.keys.map(describe),
    })),
    isConsole: () => isConsole,
    setConsole(wanted) {
      isConsole = wanted;
      sessionStorage.setItem('app', wanted ? 'console' : 'standard');
      if (!wanted) tabs = tabs.flatMap((tab) => tab.keys.map((key) => ({ keys: [key], activeKey: key })));
      document.body.classList.toggle('console', wanted);
      changed();
    },
    onShown: (listener) => shownListeners.push(listener),
    onChanged: (listener) => changedListeners.push(listener),
  };
}
