// A small adapter for Lightning: pops the caller, dials a clicked number, logs each call as a task.
// Its telephone is the simulator: a real adapter has its vendor's here.

const opencti = sforce.opencti;
const element = (id) => document.getElementById(id);
let call = null;

function show(state, who = '') {
  element('state').textContent = state;
  element('caller').textContent = who;
  element('answer').hidden = call?.phase !== 'ringing';
  element('hangUp').hidden = !call;
}

function ring(number) {
  call = { number, direction: 'Inbound', phase: 'ringing', recordId: null };
  show('Incoming call', number);
  opencti.setSoftphonePanelVisibility({ visible: true });
  opencti.setSoftphoneItemLabel({ label: `Incoming ${number}` });
  opencti.searchAndScreenPop({
    searchParams: number, callType: opencti.CALL_TYPE.INBOUND, defaultFieldValues: { Phone: number },
    callback: (response) => {
      if (!response.success || !call) return;
      const matches = Object.values(response.returnValue);
      call.recordId = matches.length === 1 ? matches[0].Id : null;
      show('Incoming call', matches.length === 1 ? `${matches[0].Name} (${number})` : number);
    },
  });
}

function dial(number, recordId = null) {
  call = { number, direction: 'Outbound', phase: 'talking', startedAt: Date.now(), recordId };
  opencti.setSoftphonePanelVisibility({ visible: true });
  show('On a call', number);
}

function answer() {
  if (call?.phase !== 'ringing') return;
  Object.assign(call, { phase: 'talking', startedAt: Date.now() });
  opencti.setSoftphoneItemLabel({ label: `On a call ${call.number}` });
  show('On a call', call.number);
}

function hangUp() {
  const ended = call;
  if (!ended) return;
  call = null;
  opencti.setSoftphoneItemLabel({ label: 'Phone' });
  show('Saving the log', ended.number);
  const who = /^(003|00Q)/.test(ended.recordId ?? '') ? { WhoId: ended.recordId } : ended.recordId ? { WhatId: ended.recordId } : {};
  opencti.saveLog({
    value: {
      entityApiName: 'Task', Subject: `Call ${ended.number}`, Status: 'Completed', CallType: ended.direction, TaskSubtype: 'Call', ...who,
      CallDurationInSeconds: Math.round((Date.now() - (ended.startedAt ?? Date.now())) / 1000),
    },
    callback: (response) => {
      show(response.success ? `Logged as ${response.returnValue.recordId}` : `Not logged: ${response.errors[0].description}`);
      if (response.success) opencti.refreshView();
    },
  });
}

element('answer').addEventListener('click', answer);
element('hangUp').addEventListener('click', hangUp);
element('dialler').addEventListener('submit', (event) => { event.preventDefault(); dial(element('number').value); });

addEventListener('patchbaysimulator', ({ detail }) => {
  if (detail.type === 'incoming') ring(detail.number);
  if (detail.type === 'answer') answer();
  if (detail.type === 'hangUp') hangUp();
});

opencti.onClickToDial({ listener: (clicked) => dial(clicked.number, clicked.recordId) });
opencti.enableClickToDial();
opencti.notifyInitializationComplete();
