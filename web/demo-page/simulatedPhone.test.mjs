// The simulator's phone does what a phone can do, and says which step of a script cannot be.

import { expect, test } from 'vitest';
import { createSimulatedPhone } from '../../src/Patchbay.DemoOrg/wwwroot/simulatedPhone.js';

function phone({ isHeard = true, isClickToDialOn = true, memory } = {}) {
  const happened = [];
  const note = (kind) => (what) => { happened.push([kind, what]); return isHeard; };
  const one = createSimulatedPhone({
    host: { simulate: note('call'), dial: note('dial'), startWork: note('work'), changed: note('change'), stop: note('stop'), start: note('start') },
    page: { isClickToDialOn: () => isClickToDialOn, channels: { publish: (channel, message) => note('publish')([channel, message]) } },
    tell: () => {},
    memory,
  });
  return { ...one, happened };
}

const incoming = { incoming: { number: '+46701740633' } };

test('A call comes in, is answered and ends, each told once with the same id', async () => {
  const { run, happened } = phone();

  await run([{ incoming: { number: '+46701740633', data: { queue: 'Support' } } }, { wait: 0 }, { answer: {} }, { hangUp: {} }]);

  const call = { callId: 'sim-1', number: '+46701740633', data: { queue: 'Support' } };
  expect(happened).toEqual(['incoming', 'answer', 'hangUp'].map((type) => ['call', { type, ...call }]));
});

test('A call lives through a reload of the page, and the next one has an id of its own', async () => {
  let kept = null;
  const memory = { read: () => structuredClone(kept), write: (state) => { kept = structuredClone(state); } };
  await phone({ memory }).run([incoming, { answer: {} }]);
  const { run, happened } = phone({ memory });

  await run([{ hangUp: {} }, incoming]);

  expect(happened.map(([, { type, callId }]) => `${type} ${callId}`)).toEqual(['hangUp sim-1', 'incoming sim-2']);
});

test('A second call ends the first, for there is one line', async () => {
  const { run, happened } = phone();

  await run([incoming, incoming]);

  expect(happened.map(([, { type, callId }]) => `${type} ${callId}`)).toEqual(['incoming sim-1', 'hangUp sim-1', 'incoming sim-2']);
});

test('A call that was dialled by a click can be ended by the other side', async () => {
  const { run, happened } = phone();

  await run([{ click: { number: '100', recordId: '003' } }, { hangUp: {} }]);

  expect(happened).toEqual([['dial', { number: '100', recordId: '003' }], ['call', { type: 'hangUp', callId: 'sim-1', number: '100', data: {} }]]);
});

test.each([
  ['x', 'A script is a list of steps such as [{ "answer": {} }].'],
  [{}, 'A script is a list of steps such as [{ "answer": {} }].'],
  [[null], 'Step 1: a step is an object with one of incoming, answer, hangUp, click, publish, startWork, leave, comeBack, change, wait.'],
  [[{ ring: {} }], 'Step 1 (ring): a step is an object with one of incoming, answer, hangUp, click, publish, startWork, leave, comeBack, change, wait.'],
  [[{ answer: {}, hangUp: {} }], 'Step 1 (answer): a step is an object with one of incoming, answer, hangUp, click, publish, startWork, leave, comeBack, change, wait.'],
  [[{ incoming: {} }], 'Step 1 (incoming): number is missing: a text.'],
  [[{ incoming: { number: '1', data: 5 } }], 'Step 1 (incoming): data is an object such as { "queue": "Support" }.'],
  [[{ answer: {} }], 'Step 1 (answer): there is no call to answer.'],
  [[incoming, { answer: {} }, { answer: {} }], 'Step 3 (answer): the call is answered already.'],
  [[incoming, { hangUp: {} }, { hangUp: {} }], 'Step 3 (hangUp): there is no call to end.'],
  [[{ wait: 'x' }], 'Step 1 (wait): wait takes a number of milliseconds.'],
  [[{ wait: -1 }], 'Step 1 (wait): wait takes a number of milliseconds.'],
  [[{ click: {} }], 'Step 1 (click): number is missing: a text.'],
  [[{ publish: { channel: 'Q__c', message: {} } }], 'Step 1 (publish): publish has no channel; it takes channelName, message.'],
  [[{ publish: { channelName: 'Q__c' } }], 'Step 1 (publish): message is missing.'],
  [[{ startWork: {} }], 'Step 1 (startWork): workId is missing: a text.'],
  [[{ change: {} }], 'Step 1 (change): one of fieldsUpdated, relatedListsUpdated, feedUpdated must be true.'],
])('The script %j is refused with its step and what is wrong', async (script, words) => {
  await expect(phone().run(script)).rejects.toThrow(words);
});

test.each([
  [incoming, 'Step 1 (incoming): no Open CTI script runs in the adapter’s page, so it hears nothing of a call.'],
  [{ click: { number: '1' } }, 'Step 1 (click): the adapter does not listen to click-to-dial.'],
  [{ publish: { channelName: 'Q__c', message: {} } }, 'Step 1 (publish): nobody has subscribed to Q__c.'],
  [{ startWork: { workId: 'w' } }, 'Step 1 (startWork): the adapter does not listen to hvs.onWorkStart.'],
  [{ change: { feedUpdated: true } }, 'Step 1 (change): the adapter does not listen to entityFeed.onObjectUpdate.'],
])('A step that nobody hears is not done: %j', async (step, words) => {
  await expect(phone({ isHeard: false }).run([step])).rejects.toThrow(words);
});

test('The page around the adapter goes away and comes back', async () => {
  const { run, happened } = phone();

  await run([{ leave: {} }, { comeBack: {} }]);

  expect(happened.map(([kind]) => kind)).toEqual(['stop', 'stop', 'start']);
});

test('A number cannot be clicked while click-to-dial is off', async () => {
  await expect(phone({ isClickToDialOn: false }).run([{ click: { number: '1' } }])).rejects.toThrow('Step 1 (click): the adapter has not enabled click-to-dial.');
});
