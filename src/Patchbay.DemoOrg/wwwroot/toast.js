// Short messages at the top that go away by themselves.

import { h } from './dom.js';
import { icon } from './icons.js';

export function createToasts() {
  const element = h('div.toasts', { role: 'status', 'aria-live': 'polite' });

  function show(kind, words) {
    const toast = h(`div.toast.${kind}`, null, icon(kind === 'success' ? 'check' : 'warning', 20), h('span.grow', null, words),
      h('button.plain', { type: 'button', 'aria-label': 'Close message', onclick: () => toast.remove() }, icon('close', 16)));
    element.append(toast);
    setTimeout(() => toast.remove(), 7000);
  }

  return { element, show };
}
