// Short messages at the top that go away by themselves.

import { h } from './dom.js';
import { icon } from './icons.js';

export function createToasts() {
  const element = h('div.toasts', { role: 'status', 'aria-live': 'polite' });

  /** @param {{label:string,act:()=>void}|undefined} offer What can be done about it; then the message stays until it is closed. */
  function show(kind, words, offer) {
    const toast = h(`div.toast.${kind}`, null, icon(kind === 'success' ? 'check' : 'warning', 20), h('span.grow', null, words),
      offer && h('button', { type: 'button', onclick: () => { toast.remove(); offer.act(); } }, offer.label),
      h('button.plain', { type: 'button', 'aria-label': 'Close message', onclick: () => toast.remove() }, icon('close', 16)));
    element.append(toast);
    if (!offer) setTimeout(() => toast.remove(), 7000);
  }

  return { element, show };
}
