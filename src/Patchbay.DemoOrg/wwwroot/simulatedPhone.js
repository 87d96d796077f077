// The phone that the simulator plays, as steps of a script. What a phone cannot do is refused with the reason.

/**
 * @param host Hears what happens at the phone.
 * @param page Knows who listens to message channels and whether click-to-dial is on.
 * @param tell Called with words, and the call or null, after each change.
 * @param memory Keeps the call over a reload of the page, as a real phone does.
 */
export function createSimulatedPhone({ host, page, tell: show, memory = { read: () => null, write: () => {} } }) {
  let { calls, call } = memory.read() ?? { calls: 0, call: null };

  function tell(words, about) {
    memory.write({ calls, call: about });
    show(words, about);
  }

  function happens(type, words) {
    const { callId, number, data } = call;
    if (!host.simulate({ type, callId, number, data })) throw new Error('no Open CTI script runs in the adapter’s page, so it hears nothing of a call.');
    tell(words, call);
  }

  /** The adapter was told of a clicked number, so it calls: the other side can hang up. */
  function dialled(number) {
    if (call) steps.hangUp();
    call = { callId: `sim-${++calls}`, number, data: {}, isAnswered: true };
    tell(`The adapter was told to call ${number}.`, call);
  }

  const steps = {
    incoming(given) {
      const { number, data = {} } = fields('incoming', given, ['number', 'data']);
      needText('number', number);
      if (!isObject(data)) throw new Error('data is an object such as { "queue": "Support" }.');
      // One line: who calls next finds it free.
      if (call) steps.hangUp();
      call = { callId: `sim-${++calls}`, number, data, isAnswered: false };
      happens('incoming', `${number} calls.`);
    },
    answer(given = {}) {
      fields('answer', given, []);
      if (!call) throw new Error('there is no call to answer.');
      if (call.isAnswered) throw new Error('the call is answered already.');
      call.isAnswered = true;
      happens('answer', `On a call with ${call.number}.`);
    },
    hangUp(given = {}) {
      fields('hangUp', given, []);
      if (!call) throw new Error('there is no call to end.');
      const { number } = call;
      happens('hangUp', `The call with ${number} is over.`);
      call = null;
      tell(`The call with ${number} is over.`, null);
    },
    /** A number is clicked, as on a record. */
    click(given) {
      const clicked = fields('click', given, ['number', 'recordId', 'recordName', 'objectType', 'params']);
      needText('number', clicked.number);
      if (!page.isClickToDialOn()) throw new Error('the adapter has not enabled click-to-dial.');
      if (!host.dial(clicked)) throw new Error('the adapter does not listen to click-to-dial.');
      dialled(clicked.number);
    },
    ...stepsApartFromCalls(host, page),
  };

  if (call) show(call.isAnswered ? `On a call with ${call.number}.` : `${call.number} calls.`, call);
  return { ...steps, dialled, run: (script) => play(steps, script) };
}

/** What an adapter hears besides calls. */
function stepsApartFromCalls(host, page) {
  return {
    publish(given) {
      const { channelName, message } = fields('publish', given, ['channelName', 'message']);
      needText('channelName', channelName);
      if (message === undefined) throw new Error('message is missing.');
      if (!page.channels.publish(channelName, message)) throw new Error(`nobody has subscribed to ${channelName}.`);
    },
    startWork(given) {
      const work = fields('startWork', given, ['workId', 'completeWorkWhen', 'attributes']);
      needText('workId', work.workId);
      if (!host.startWork(work)) throw new Error('the adapter does not listen to hvs.onWorkStart.');
    },
    /** The page around the adapter goes away, as when Salesforce's is closed. */
    leave(given = {}) {
      fields('leave', given, []);
      host.stop();
    },
    /** It is opened anew, and loads the adapter. */
    comeBack(given = {}) {
      fields('comeBack', given, []);
      host.stop();
      host.start();
    },
    change(given) {
      const names = ['fieldsUpdated', 'relatedListsUpdated', 'feedUpdated'];
      const changed = fields('change', given, names);
      if (!names.some((name) => changed[name] === true)) throw new Error(`one of ${names.join(', ')} must be true.`);
      if (!host.changed({ fieldsUpdated: false, relatedListsUpdated: false, feedUpdated: false, ...changed })) throw new Error('the adapter does not listen to entityFeed.onObjectUpdate.');
    },
    wait(ms) {
      if (typeof ms !== 'number' || !(ms >= 0)) throw new Error('wait takes a number of milliseconds.');
      return new Promise((done) => setTimeout(done, ms));
    },
  };
}

/** Plays steps such as [{ incoming: {…} }, { wait: 1000 }, { hangUp: {} }]. */
async function play(steps, script) {
  if (!Array.isArray(script)) throw new Error('A script is a list of steps such as [{ "answer": {} }].');
  for (const [at, step] of script.entries()) {
    const [[name, value] = [], ...more] = isObject(step) ? Object.entries(step) : [];
    const place = `Step ${at + 1}${name === undefined ? '' : ` (${name})`}`;
    if (more.length || !Object.hasOwn(steps, name ?? '')) throw new Error(`${place}: a step is an object with one of ${Object.keys(steps).join(', ')}.`);
    try {
      await steps[name](value);
    } catch (trouble) {
      throw new Error(`${place}: ${trouble.message}`);
    }
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a step; those that are left out or empty are missing. */
function fields(step, given, known) {
  if (!isObject(given)) throw new Error(`${step} takes an object${known.length ? ` with ${known.join(', ')}` : ''}.`);
  const wrong = Object.keys(given).find((name) => !known.includes(name));
  if (wrong !== undefined) throw new Error(`${step} has no ${wrong}; it takes ${known.length ? known.join(', ') : 'nothing'}.`);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
}

function needText(name, value) {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${name} is missing: a text.`);
}
