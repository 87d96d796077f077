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
  return new PanelLink(frame, origin, host);
}

class PanelLink {
  #frame;
  #origin;
  #host;
  #isReady = false;
  #ids = 0;
  #lastView = null;
  #waiting = [];
  #unanswered = new Map();

  #handlers = {
    ready: () => this.#greet(),
    pop: async ({ id, target }) => {
      if (!isTarget(target)) return;
      await this.#host.pop(target);
      if (id !== undefined) this.#post({ type: 'ack', id });
    },
    setLabel: ({ text }) => typeof text === 'string' && this.#host.setLabel(text.slice(0, 80)),
    setBadge: ({ count }) => Number.isInteger(count) && count >= 0 && this.#host.setBadge(count),
    open: () => this.#host.open(),
    close: () => this.#host.close(),
    resize: ({ width, height }) => Number.isFinite(width) && Number.isFinite(height) && this.#host.resize(width, height),
    focus: () => this.#host.focus(),
    requestToken: async ({ id }) => this.#post({ type: 'token', id, token: await this.#host.token() }),
    storeToken: ({ token }) => (token === null || (typeof token === 'string' && token.length <= 4096)) && this.#host.storeToken(token),
    ack: ({ id }) => { this.#unanswered.get(id)?.(true); this.#unanswered.delete(id); },
  };

  constructor(frame, origin, host) {
    this.#frame = frame;
    this.#origin = origin;
    this.#host = host;
    window.addEventListener('message', this.#receive);
  }

  /** Asks the phone to call a number. @returns whether the phone answered within five seconds. */
  dial(number, record) {
    const id = `page-${++this.#ids}`;
    const message = { type: 'dialRequest', id, number, record };
    if (this.#isReady) this.#post(message);
    else this.#waiting.push(message);
    return new Promise((resolve) => {
      this.#unanswered.set(id, resolve);
      setTimeout(() => {
        this.#unanswered.delete(id);
        // A click is meant for now: a phone that wakes up later must not dial by surprise.
        const at = this.#waiting.indexOf(message);
        if (at >= 0) this.#waiting.splice(at, 1);
        resolve(false);
      }, 5000);
    });
  }

  /** Tells the phone what the agent looks at. */
  viewInfo(object, recordId, name) {
    this.#lastView = { type: 'viewInfo', object, recordId, name };
    if (this.#isReady) this.#post(this.#lastView);
  }

  disconnect() {
    window.removeEventListener('message', this.#receive);
  }

  #greet() {
    this.#isReady = true;
    this.#post({ type: 'hello', version, host: 'demo' });
    if (this.#lastView) this.#post(this.#lastView);
    this.#waiting.splice(0).forEach((message) => this.#post(message));
  }

  #receive = (event) => {
    if (event.origin !== this.#origin || event.source !== this.#frame.contentWindow) return;
    const message = event.data;
    if (message === null || typeof message !== 'object' || message.patchbay !== version) return;
    if (Object.hasOwn(this.#handlers, message.type)) this.#handlers[message.type](message);
  };

  #post(message) {
    this.#frame.contentWindow?.postMessage({ patchbay: version, ...message }, this.#origin);
  }
}

/** A place a pop may name. */
export function isTarget(target) {
  if (target === null || typeof target !== 'object') return false;
  if (target.kind === 'record') return isWord(target.object) && /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(target.recordId);
  if (target.kind === 'new') return isWord(target.object) && (target.defaults === undefined || (typeof target.defaults === 'object' && target.defaults !== null));
  if (target.kind === 'flow') return isWord(target.name) && (target.arguments === undefined || (typeof target.arguments === 'object' && target.arguments !== null));
  // A page of this org: one slash, and no other host behind two of them or behind a backslash.
  if (target.kind === 'url') return typeof target.url === 'string' && /^\/(?![/\\])/.test(target.url);
  return target.kind === 'search' && typeof target.text === 'string';
}

const isWord = (text) => typeof text === 'string' && /^[A-Za-z]\w{0,79}$/.test(text);
