// The place of a phone in the utility bar: a button, and a panel above it that keeps its frame alive while it is closed.

import { h } from './dom.js';
import { badge, icon } from './icons.js';

const limits = { width: [200, 1920], height: [240, 2560] };

export function createDock(name) {
  const label = h('span.label', null, name);
  const count = h('span.count', { hidden: true });
  const title = h('h2', null, name);
  const glyph = h('span.dockicon', null, badge('call', 24));
  const panel = h('section.dock.phone', { 'aria-label': name });
  const button = h('button.utilityitem', { type: 'button', 'aria-expanded': 'false', onclick: () => setOpen(!isOpen) }, h('span.itemicon', null, icon('call', 18)), label, count);
  panel.append(h('header', null, glyph, title,
    h('button.plain', { type: 'button', 'aria-label': 'Minimise', title: 'Minimise', onclick: () => setOpen(false) }, icon('minimize', 16))));
  let isOpen = false;

  function setOpen(wanted) {
    isOpen = wanted;
    panel.classList.toggle('open', wanted);
    panel.inert = !wanted;
    document.body.classList.toggle('phoneopen', wanted);
    button.classList.toggle('active', wanted);
    button.setAttribute('aria-expanded', String(wanted));
  }

  setOpen(false);
  return {
    button, panel, setOpen,
    isOpen: () => isOpen,
    setItemLabel: (text) => { label.textContent = text || name; },
    setTitle: (text) => { title.textContent = text || name; },
    // Icons of our own stand for those of the design system; the name is what an adapter chose.
    setItemIcon: (key) => button.querySelector('.itemicon').replaceChildren(icon(key, 18)),
    setIcon: (key) => glyph.replaceChildren(badge(key, 24)),
    setBadge(number) {
      count.textContent = number > 99 ? '99+' : String(number);
      count.hidden = number === 0;
    },
    setWidth(px) {
      panel.style.setProperty('--width', `${clamp(px, limits.width)}px`);
      // In Classic the page leaves room for the sidebar.
      document.body.style.setProperty('--sidebar', `${clamp(px, limits.width)}px`);
    },
    setHeight: (px) => panel.style.setProperty('--height', `${clamp(px, limits.height)}px`),
  };
}

const clamp = (value, [least, most]) => Math.round(Math.min(most, Math.max(least, value)));
