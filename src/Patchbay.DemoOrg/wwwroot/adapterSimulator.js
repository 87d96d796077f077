// Plays the phone side for an adapter under test: a call comes in, is answered, ends. By hand and by script.

import { h } from './dom.js';
import { doFieldsDial, setFieldsDial } from './dial.js';
import { createSimulatedPhone } from './simulatedPhone.js';
import { registerForTelLinks } from './telLinks.js';

const sample = `[
  { "incoming": { "number": "+46 70 174 06 33", "data": { "queue": "Support" } } },
  { "wait": 1000 },
  { "answer": {} },
  { "wait": 1000 },
  { "hangUp": {} }
]`;

/** @returns the element, and `dialled(number)`, to be called when the adapter was told of a clicked number. `window.patchbaySimulator` does the same for scripts. */
export function createSimulator({ host, page, workspace }) {
  const status = h('p', { role: 'status' }, 'No call.');
  const answer = h('button', { type: 'button', disabled: true }, 'Answer');
  const hangUp = h('button', { type: 'button', disabled: true }, 'Hang up');
  const phone = createSimulatedPhone({ host, page, memory, tell: (words, call) => {
    status.textContent = words;
    answer.disabled = !call || call.isAnswered;
    hangUp.disabled = !call;
  } });
  answer.onclick = () => said(status, () => phone.answer());
  hangUp.onclick = () => said(status, () => phone.hangUp());
  window.patchbaySimulator = phone;
  const element = h('section.simulator', { 'aria-label': 'Simulator' }, callPart(phone, status, answer, hangUp), clickPart(phone), scriptPart(phone), hostPart(phone), fieldsPart(workspace));
  return { element, dialled: phone.dialled };
}

const memory = {
  read: () => JSON.parse(sessionStorage.getItem('simulator')),
  write: (state) => sessionStorage.setItem('simulator', JSON.stringify(state)),
};

/** Does something and says how it went. */
async function said(words, act, done) {
  try {
    await act();
    if (done) words.textContent = done;
  } catch (trouble) {
    words.textContent = trouble.message[0].toUpperCase() + trouble.message.slice(1);
  }
}

function callPart(phone, status, answer, hangUp) {
  const number = h('input', { type: 'tel', 'aria-label': 'Number that calls', value: '+46 70 174 06 33' });
  const data = h('textarea', { rows: 2, 'aria-label': 'Data of the call', placeholder: 'queue=Support' });
  return h('fieldset', null, h('legend', null, 'A call'), number, data,
    h('div.keys', null,
      h('button.brand', { type: 'button', onclick: () => said(status, () => phone.incoming({ number: number.value.trim(), data: dataOf(data.value) })) }, 'Incoming'),
      answer, hangUp),
    status,
    h('p', null, 'The adapter’s window gets the event “patchbaysimulator” with { type, callId, number, data }. An adapter that must not change gets a file patchbay-simulator.js beside its page, which listens and calls the adapter’s own functions.'));
}

const dataOf = (text) => Object.fromEntries(text.split(/[\n&]/).filter((line) => line.includes('=')).map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]));

function clickPart(phone) {
  const number = h('input', { type: 'tel', 'aria-label': 'Number that is clicked', value: '+44 20 7946 0018' });
  const words = h('p', { role: 'status' });
  return h('fieldset', null, h('legend', null, 'A click on a number'), number,
    h('div.keys', null, h('button', { type: 'button', onclick: () => said(words, () => phone.click({ number: number.value.trim() }), 'The adapter was told.') }, 'Click')), words);
}

function scriptPart(phone) {
  const script = h('textarea', { rows: 8, 'aria-label': 'Script' }, sample);
  const words = h('p', { role: 'status' }, 'Also as patchbaySimulator.run([…]) in the console.');
  return h('fieldset', null, h('legend', null, 'A script'), script,
    h('div.keys', null, h('button', { type: 'button', onclick: () => {
      words.textContent = 'Running…';
      return said(words, () => phone.run(JSON.parse(script.value)), 'Done.');
    } }, 'Run')), words);
}

function hostPart(phone) {
  const words = h('p', { role: 'status' }, 'Whatever waits for an answer gets an error, and so does what is called later.');
  const button = (label, act, done) => h('button', { type: 'button', onclick: () => said(words, act, done) }, label);
  return h('fieldset', null, h('legend', null, 'The page around the adapter'),
    h('div.keys', null, button('Goes away', phone.leave, 'It is gone.'), button('Comes back', phone.comeBack, 'It is back, and the adapter loads anew.')), words);
}

function fieldsPart(workspace) {
  const choice = (label, wanted) => h('label.choice', null, h('input', {
    type: 'radio', name: 'fieldsdial', checked: doFieldsDial() === wanted, onchange: () => { setFieldsDial(wanted); workspace.refresh(); },
  }), h('span', null, label));
  return h('fieldset', null, h('legend', null, 'Phone fields of records'),
    choice('After the move: they are tel: links; our component and quick action dial', false),
    h('div.keys', null, h('button', { type: 'button', onclick: registerForTelLinks }, 'Take tel: links of this browser')), choice('Before the move: they dial, as with Salesforce’s own', true));
}
