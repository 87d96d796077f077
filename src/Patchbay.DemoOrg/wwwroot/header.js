// The global header: mark, search, and who is working.

import { h } from './dom.js';
import { icon } from './icons.js';
import { go } from './router.js';

export function createHeader(boot) {
  const box = h('input', { type: 'search', placeholder: 'Search…', 'aria-label': 'Search all records', autocomplete: 'off' });
  const search = h('form.search', { role: 'search', onsubmit: (event) => {
    event.preventDefault();
    if (box.value.trim().length >= 2) go({ kind: 'search', text: box.value.trim() });
  } }, icon('search', 18), box);
  return h('div.header', null,
    h('div.mark', { title: 'A stand-in for a Salesforce org. Not made by Salesforce.' }, h('img', { src: '/assets/mark.svg', alt: '', width: 28, height: 28 }), h('span', null, 'Demo org')),
    search,
    h('div.tools', null,
      tool('plus', 'New contact', () => go({ kind: 'new', object: 'Contact', defaults: {} })),
      h('span.avatar', { role: 'img', 'aria-label': boot.user.name, title: boot.user.name }, initials(boot.user.name))));
}

function tool(name, label, onclick) {
  return h('button.tool', { type: 'button', title: label, 'aria-label': label, onclick }, icon(name, 18));
}

export const initials = (name) => name.split(' ').map((word) => word[0]).slice(0, 2).join('').toUpperCase();
