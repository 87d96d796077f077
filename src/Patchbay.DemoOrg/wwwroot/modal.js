// A window over the page. Esc closes it, as everywhere.

import { h } from './dom.js';
import { icon } from './icons.js';

/** @returns { close } */
export function openModal(title, ...content) {
  const dialog = h('dialog.modal', { 'aria-label': title, onclose: () => dialog.remove() },
    h('header.cardhead', null, h('h2', null, title), h('button.plain', { type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close', 16))),
    ...content);
  document.body.append(dialog);
  dialog.showModal();
  return { close: () => dialog.close() };
}
