// A small adapter for Classic: pops the caller, dials a clicked number, logs each call as a task.
// Its telephone is the simulator: a real adapter has its vendor's here.

const { interaction } = sforce;
const element = (id) => document.getElementById(id);
let call = null;

function show(state, who = '') {
  element('state').textContent = state;
  element('caller').textContent = who;
  element('answer').hidden = call?.phase !== 'ringing';
  element('hangUp').hidden = !call;
}

function ring(number) {
  call = { number, direction: 'Inbound', phase: 'ringing', recordId: '' };
  show('Incoming call', number);
  interaction.searchAndScreenPop(number, '', 'inbound', (response) => {
    if (!response.result || !call) return;
    const matches = Object.entries(JSON.parse(response.result));
    if (matches.length !== 1) return;
    [[call.recordId]] = matches;
    show('Incoming call', `${matches[0][1].Name} (${number})`);
  });
}

function answer() {
  if (call?.phase !== 'ringing') return;
  call.phase = 'talking';
  show('On a call', call.number);
}

function hangUp() {
  const ended = call;
  if (!ended) return;
  call = null;
  const fields = new URLSearchParams({ Subject: `Call ${ended.number}`, Status: 'Completed', TaskSubtype: 'Call', CallType: ended.direction });
  if (/^(003|00Q)/.test(ended.recordId)) fields.set('WhoId', ended.recordId);
  interaction.saveLog('Task', fields.toString(), (response) => {
    show(response.result ? `Logged as ${response.result}` : `Not logged: ${response.error}`);
    if (response.result) interaction.refreshPage();
  });
}

element('answer').addEventListener('click', answer);
element('hangUp').addEventListener('click', hangUp);
addEventListener('patchbaysimulator', ({ detail }) => ({ incoming: () => ring(detail.number), answer, hangUp })[detail.type]?.());

interaction.cti.onClickToDial((response) => {
  const clicked = JSON.parse(response.result);
  call = { number: clicked.number, direction: 'Outbound', phase: 'talking', recordId: clicked.objectId ?? '' };
  show('On a call', clicked.number);
});
interaction.cti.enableClickToDial();
interaction.notifyInitializationComplete();
