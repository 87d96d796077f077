// Plays the phone side for an adapter under test: a call comes in, is answered, ends. By hand and by script.

import { h } from './dom.js';
import { doFieldsDial, setFieldsDial } from './dial.js';
import { registerForTelLinks } from './telLinks.js';

const sample = `[
  { "incoming": { "number": "+46 70 174 06 33", "data": { "queue": "Support" } } },
  { "wait": 1000 },
  { "answer": {} },
  { "wait": 1000 },
  { "hangUp": {} }
]`;

/** @returns the element. `window.patchbaySimulator` does the same for scripts. */
export function createSimulator({ host, page, workspace }) {
  const status = h('p', { role: 'status' }, 'No call.');
  let calls = 0;
  let call = null;

  const phone = {
    incoming({ number, data = {} }) {
      if (!number) throw new Error('incoming needs a number.');
      // One line: who calls next finds it free.
      phone.hangUp();
      call = { callId: `sim-${++calls}`, number, data };
      tell('incoming', `${number} calls.`);
    },
    answer: () => call && tell('answer', `On a call with ${call.number}.`),
    hangUp() {
      if (!call) return;
      tell('hangUp', `The call with ${call.number} is over.`);
      call = null;
    },
    /** A number is clicked, as on a record. */
    click({ number, recordId, recordName, objectType, params }) {
      if (!number) throw new Error('click needs a number.');
      return host.dial(withoutMissing({ number, recordId, recordName, objectType, params }));
    },
    publish: ({ channel, message }) => page.channels.publish(channel, message),
    startWork: (work) => host.startWork(work),
    change: (what) => host.changed(what),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    /** Plays steps such as [{ incoming: {…} }, { wait: 1000 }, { hangUp: {} }]. */
    async run(steps) {
      if (!Array.isArray(steps)) throw new Error('A script is a list of steps such as [{ "answer": {} }].');
      for (const step of steps) {
        const [[name, value] = ['that is empty']] = Object.entries(step ?? {});
        if (name === 'run' || !Object.hasOwn(phone, name)) throw new Error(`There is no step ${name}. There are ${Object.keys(phone).filter((one) => one !== 'run').join(', ')}.`);
        await phone[name](value);
      }
    },
  };

  function tell(type, words) {
    host.simulate({ type, ...call });
    status.textContent = words;
  }

  window.patchbaySimulator = phone;
  return h('section.simulator', { 'aria-label': 'Simulator' }, callPart(phone, status), clickPart(phone), scriptPart(phone), fieldsPart(workspace));
}

const withoutMissing = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

function callPart(phone, status) {
  const number = h('input', { type: 'tel', 'aria-label': 'Number that calls', value: '+46 70 174 06 33' });
  const data = h('textarea', { rows: 2, 'aria-label': 'Data of the call', placeholder: 'queue=Support' });
  return h('fieldset', null, h('legend', null, 'A call'), number, data,
    h('div.keys', null,
      h('button.brand', { type: 'button', onclick: () => {
        if (number.value.trim()) phone.incoming({ number: number.value, data: dataOf(data.value) });
        else status.textContent = 'Enter the number that calls.';
      } }, 'Incoming'),
      h('button', { type: 'button', onclick: () => phone.answer() }, 'Answer'),
      h('button', { type: 'button', onclick: () => phone.hangUp() }, 'Hang up')),
    status,
    h('p', null, 'The adapter’s window gets the event “patchbaysimulator” with { type, callId, number, data }. An adapter that must not change gets a file patchbay-simulator.js beside its page, which listens and calls the adapter’s own functions.'));
}

const dataOf = (text) => Object.fromEntries(text.split(/[\n&]/).filter((line) => line.includes('=')).map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]));

function clickPart(phone) {
  const number = h('input', { type: 'tel', 'aria-label': 'Number that is clicked', value: '+44 20 7946 0018' });
  const words = h('p', { role: 'status' });
  return h('fieldset', null, h('legend', null, 'A click on a number'), number,
    h('div.keys', null, h('button', { type: 'button', onclick: () => {
      words.textContent = !number.value.trim() ? 'Enter the number that is clicked.' : phone.click({ number: number.value }) ? 'The adapter was told.' : 'The adapter does not listen to click-to-dial.';
    } }, 'Click')), words);
}

function scriptPart(phone) {
  const script = h('textarea', { rows: 8, 'aria-label': 'Script' }, sample);
  const words = h('p', { role: 'status' }, 'Also as patchbaySimulator.run([…]) in the console.');
  return h('fieldset', null, h('legend', null, 'A script'), script,
    h('div.keys', null, h('button', { type: 'button', onclick: async () => {
      words.textContent = 'Running…';
      try {
        await phone.run(JSON.parse(script.value));
        words.textContent = 'Done.';
      } catch (trouble) {
        words.textContent = trouble.message;
      }
    } }, 'Run')), words);
}

function fieldsPart(workspace) {
  const choice = (label, wanted) => h('label.choice', null, h('input', {
    type: 'radio', name: 'fieldsdial', checked: doFieldsDial() === wanted, onchange: () => { setFieldsDial(wanted); workspace.refresh(); },
  }), h('span', null, label));
  return h('fieldset', null, h('legend', null, 'Phone fields of records'),
    choice('After the move: they are tel: links; our component and quick action dial', false),
    h('div.keys', null, h('button', { type: 'button', onclick: registerForTelLinks }, 'Take tel: links of this browser')), choice('Before the move: they dial, as with Salesforce’s own', true));
}
