// A note beside the org, plainly not part of it: asks the demo's telephone network to call the visitor.

import { demo, rest } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';

export function createCallMe(boot, toasts) {
  const status = h('p.callstatus', { role: 'status' }, boot.canCallMe ? 'Pick a customer. Your phone rings in a moment.' : 'No telephone network is running.');
  const list = h('ul', null, boot.customers.map((customer) => h('li', null,
    h('div.grow', null, h('strong', null, customer.name), h('span', null, customer.words), h('span.number', null, customer.number)),
    h('button.brand', { type: 'button', disabled: !boot.canCallMe, 'aria-label': `Call me, ${customer.name}`, onclick: (event) => call(customer, event.currentTarget) }, icon('call', 14), 'Call me'))));
  const body = h('div.callbody', null, list, status, createAwaySwitch(status));
  const toggle = h('button.calltoggle', { type: 'button', 'aria-expanded': 'true', onclick: () => { setOpen(body.hidden); sessionStorage.setItem('callMe', body.hidden ? 'closed' : 'open'); } }, icon('call', 16), h('span.grow', null, 'Demo: call me'), icon('down', 16));
  const element = h('aside.callme', { 'aria-label': 'Demo: call me' }, toggle, body);

  function setOpen(open) {
    body.hidden = !open;
    element.classList.toggle('closed', !open);
    toggle.setAttribute('aria-expanded', String(open));
  }

  async function call(customer, button) {
    button.disabled = true;
    status.textContent = `${customer.name} is dialling…`;
    try {
      await demo('call-me', { customer: customer.key });
      status.textContent = 'The call is on its way. Answer it in the phone.';
      // What is under the note is what the visitor should see now.
      setTimeout(() => setOpen(false), 2500);
    } catch (problem) {
      status.textContent = problem.message;
      toasts.show('warning', problem.message);
    } finally {
      button.disabled = false;
    }
  }

  // On a record it would cover what the visitor came to see.
  setOpen(sessionStorage.getItem('callMe') !== 'closed' && !location.pathname.startsWith('/lightning/r/') && window.innerHeight > 640);
  return element;
}

// Shows what Patchbay promises when Salesforce is down: calls go on, and the books balance afterwards.
function createAwaySwitch(status) {
  const box = h('input', { type: 'checkbox', role: 'switch', onchange: async () => {
    try {
      await demo('faults', { away: box.checked });
      status.textContent = box.checked ? 'Salesforce answers nobody but this page. Calls go on; their logs wait.' : 'Salesforce is back. Waiting logs arrive now.';
    } catch (problem) {
      box.checked = !box.checked;
      status.textContent = problem.message;
    }
  } });
  rest('/demo/faults').then((faults) => { box.checked = faults.away; });
  return h('label.away', null, box, h('span', null, h('strong', null, 'Salesforce is away'), 'Switch it off and on while you talk.'));
}
