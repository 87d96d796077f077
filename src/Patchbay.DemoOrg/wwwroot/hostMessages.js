// What the page and the phone panel say to each other. Both check the other's exact origin and window; nothing goes to '*'.
//
//   panel -> page   ready, pop {id, target}, setLabel {text}, setBadge {count}, open, close, resize {width, height}, focus, requestToken {id},
//                   storeToken {token}, ack {id}
//   page -> panel   hello {version, host}, token {id, token}, dialRequest {id, number, record}, viewInfo {object, recordId, name}, ack {id}

const version = 1;

/**
 * Connects the page to the panel in a frame.
 * @param {HTMLIFrameElement} frame holds the panel
 * @param {string} origin the panel's origin, e.g. http://127.0.0.1:8090
 * @param {object} host what the page does: pop(target) -> Promise, setLabel, setBadge, open, close, resize, focus, token() -> Promise, storeToken(token)
 */
export function connectPanel(frame, origin, host) {
  let isReady = false;
  let ids = 0;
  let lastView = null;
  const waiting = [];
  const unanswered = new Map();

  const handlers = {
    ready: () => {
      isReady = true;
      post({ type: 'hello', version, host: 'demo' });
      if (lastView) post(lastView);
      waiting.splice(0).forEach(post);
    },
    pop: async ({ id, target }) => {
      if (!isTarget(target)) return;
      await host.pop(target);
      acknowledge(id);
    },
    setLabel: ({ text }) => typeof text === 'string' && host.setLabel(text.slice(0, 80)),
    setBadge: ({ count }) => Number.isInteger(count) && count >= 0 && host.setBadge(count),
    open: () => host.open(),
    close: () => host.close(),
    resize: ({ width, height }) => Number.isFinite(width) && Number.isFinite(height) && host.resize(width, height),
    focus: () => host.focus(),
    requestToken: async ({ id }) => post({ type: 'token', id, token: await host.token() }),
    storeToken: ({ token }) => (token === null || (typeof token === 'string' && token.length <= 4096)) && host.storeToken(token),
    ack: ({ id }) => { unanswered.get(id)?.(true); unanswered.delete(id); },
  };

  function receive(event) {
    if (event.origin !== origin || event.source !== frame.contentWindow) return;
    const message = event.data;
    if (message === null || typeof message !== 'object' || message.patchbay !== version) return;
    if (Object.hasOwn(handlers, message.type)) handlers[message.type](message);
  }

  function post(message) {
    frame.contentWindow?.postMessage({ patchbay: version, ...message }, origin);
  }

  function acknowledge(id) {
    if (id !== undefined) post({ type: 'ack', id });
  }

  window.addEventListener('message', receive);

  return {
    /** Asks the phone to call a number. @returns whether the phone answered within five seconds. */
    dial(number, record) {
      const id = `page-${++ids}`;
      const message = { type: 'dialRequest', id, number, record };
      if (isReady) post(message);
      else waiting.push(message);
      return new Promise((resolve) => {
        unanswered.set(id, resolve);
        setTimeout(() => {
          unanswered.delete(id);
          // A click is meant for now: a phone that wakes up later must not dial by surprise.
          const at = waiting.indexOf(message);
          if (at >= 0) waiting.splice(at, 1);
          resolve(false);
        }, 5000);
      });
    },
    /** Tells the phone what the agent looks at. */
    viewInfo(object, recordId, name) {
      lastView = { type: 'viewInfo', object, recordId, name };
      if (isReady) post(lastView);
    },
    disconnect: () => window.removeEventListener('message', receive),
  };
}

/** A place a pop may name. */
export function isTarget(target) {
  if (target === null || typeof target !== 'object') return false;
  if (target.kind === 'record') return isWord(target.object) && /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(target.recordId);
  if (target.kind === 'new') return isWord(target.object) && (target.defaults === undefined || (typeof target.defaults === 'object' && target.defaults !== null));
  return target.kind === 'search' && typeof target.text === 'string';
}

const isWord = (text) => typeof text === 'string' && /^[A-Za-z]\w{0,79}$/.test(text);
