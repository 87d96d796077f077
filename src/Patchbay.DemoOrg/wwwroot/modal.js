// A window over the page. Esc closes it, as everywhere. The phone beside it stays usable: a call may come.

import { h } from './dom.js';
import { icon } from './icons.js';

/** @returns { close } */
export function openModal(title, ...content) {
  const dialog = h('dialog.modal', { 'aria-label': title, onclose: () => dialog.remove(), onkeydown: (event) => { if (event.key === 'Escape') dialog.close(); } },
    h('header.cardhead', null, h('h2', null, title), h('button.plain', { type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close', 16))),
    ...content);
  document.body.append(dialog);
  dialog.show();
  return { close: () => dialog.close() };
}
