// The bar under the header: the app's name, its items, and a tab for every open record.

import { h, link, replace } from './dom.js';
import { badge, icon } from './icons.js';
import { objects, navigation as items } from './objects.js';
import { addressOf, go } from './router.js';

export function createNavigation(workspace) {
  const element = h('div.navigation');
  const subTabs = h('nav.subtabs', { 'aria-label': 'Tabs of this record', hidden: true });
  const wrapper = h('div', null, element, subTabs);

  function draw() {
    const current = workspace.current();
    replace(element,
      appLauncher(workspace, draw),
      h('nav.items', { 'aria-label': workspace.isConsole() ? 'Workspace' : 'Main' },
        workspace.isConsole() ? consoleItem(current) : standardItems(current),
        workspace.tabs().map((tab) => tabOf(tab, workspace))));
    drawSubTabs();
  }

  function drawSubTabs() {
    const tab = workspace.isConsole() ? workspace.tabs().find((open) => open.isActive) : undefined;
    subTabs.hidden = !tab || tab.views.length < 2;
    replace(subTabs, (tab?.views ?? []).map((view, at) => subTab(view, workspace, at > 0)));
  }

  workspace.onChanged(draw);
  draw();
  return { element: wrapper, draw };
}

function standardItems(current) {
  return [
    item('Home', { kind: 'home' }, current?.kind === 'home'),
    ...items.map((object) => item(objects[object].plural, { kind: 'list', object }, current?.kind === 'list' && current.object === object)),
    item('Reports', { kind: 'reports' }, current?.kind === 'reports'),
  ];
}

const item = (label, place, isActive) =>
  link(addressOf(place), { class: isActive ? 'item active' : 'item', 'aria-current': isActive ? 'page' : null }, label);

// In a console the lists hide behind one item, so that the tabs get the room.
function consoleItem(current) {
  const shown = current?.kind === 'list' ? objects[current.object]?.plural ?? 'Lists' : current?.kind === 'home' ? 'Home' : 'Lists';
  const isActive = current?.kind === 'list' || current?.kind === 'home' || current?.kind === 'reports';
  return menu(h('span.item', { class: isActive ? 'item active' : 'item' }, shown, icon('down', 16)), 'Choose a list', [
    ['Home', 'home', { kind: 'home' }],
    ...[...items, 'Opportunity'].map((object) => [objects[object].plural, objects[object].icon, { kind: 'list', object }]),
    ['Reports', 'report', { kind: 'reports' }],
  ].map(([label, glyph, place]) => ({ label, glyph, act: () => go(place) })));
}

function appLauncher(workspace, draw) {
  const choices = [['Service', false, 'case'], ['Service Console', true, 'call']];
  // The other skin is another page: the phone loads anew there, as between the two of Salesforce.
  const other = workspace.isClassic()
    ? { label: 'Switch to Lightning', glyph: 'home', act: () => location.assign('/lightning/page/home') }
    : { label: 'Switch to Classic', glyph: 'home', act: () => location.assign('/home/home.jsp') };
  const current = choices.find(([, isConsole]) => isConsole === workspace.isConsole());
  return h('div.app', null, menu(h('span.waffle', null, icon('waffle', 20)), 'App Launcher',
    choices.map(([label, isConsole, glyph]) => ({ label, glyph, act: () => { workspace.setConsole(isConsole); draw(); } })).concat(other)),
  h('span.appname', null, current[0]));
}

function tabOf(tab, workspace) {
  return h('span', { class: tab.isActive ? 'item tab active' : 'item tab' },
    link(addressOf(tab.place), { title: tab.title, 'aria-current': tab.isActive ? 'page' : null }, badge(tab.icon, 18), h('span.tabtitle', null, tab.title)),
    workspace.isConsole() && tab.isActive && h('button.close', { type: 'button', 'aria-label': `Refresh ${tab.title}`, title: 'Refresh', onclick: () => workspace.refresh() }, icon('refresh', 14)),
    h('button.close', { type: 'button', 'aria-label': `Close ${tab.title}`, onclick: () => workspace.close(tab.key) }, icon('close', 14)));
}

function subTab(view, workspace, closable) {
  return h('span', { class: view.isActive ? 'subtab active' : 'subtab' },
    link(addressOf(view.place), { 'aria-current': view.isActive ? 'page' : null }, badge(view.icon, 16), h('span.tabtitle', null, view.title)),
    closable && h('button.close', { type: 'button', 'aria-label': `Close ${view.title}`, onclick: () => workspace.close(view.key) }, icon('close', 12)));
}

/** A button with a list below it; Esc and a click elsewhere close it. */
function menu(face, label, entries) {
  const list = h('div.menu', { hidden: true, role: 'menu' }, entries.map((entry) =>
    h('button', { type: 'button', role: 'menuitem', onclick: () => { close(); entry.act(); } }, badge(entry.glyph, 22), entry.label)));
  const button = h('button.menubutton', { type: 'button', 'aria-label': label, title: label, 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: toggle }, face);
  const holder = h('div.menuholder', { onkeydown: (event) => { if (event.key === 'Escape') { close(); button.focus(); } } }, button, list);

  function toggle() {
    if (!list.hidden) return close();
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    list.querySelector('button')?.focus();
    document.addEventListener('pointerdown', outside);
  }
  function close() {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
  }
  function outside(event) {
    if (!holder.contains(event.target)) close();
  }
  return holder;
}
