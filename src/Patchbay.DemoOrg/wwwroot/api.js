// The page reads and writes records through the org's REST API, like any client.

export const boot = JSON.parse(document.getElementById('boot').textContent);

let token = null;
let signingIn = null;

export class ApiProblem extends Error {
  constructor(status, errors) {
    super(errors[0]?.message ?? `The org answered ${status}.`);
    this.status = status;
    this.errors = errors;
  }
}

async function signIn() {
  signingIn ??= fetch('/demo/session', { method: 'POST' })
    .then((answer) => answer.json())
    .then((session) => { token = session.token; })
    .finally(() => { signingIn = null; });
  await signingIn;
}

async function send(path, options, again = true) {
  if (!token) await signIn();
  const headers = { ...options.headers, Authorization: `Bearer ${token}` };
  const answer = await fetch(path, { ...options, headers });
  if (answer.status === 401 && again) {
    token = null;
    return send(path, options, false);
  }
  return answer;
}

async function call(path, method = 'GET', body = undefined, options = {}) {
  const answer = await send(path, {
    ...options,
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new ApiProblem(answer.status, Array.isArray(json) ? json : [json ?? {}]);
  return json;
}

export const rest = (path, method, body) => call(path.startsWith('/') ? path : `${boot.apiBase}/${path}`, method, body);

// Of all that outlives its page, a browser carries 64 kB at once.
const longestToOutlive = 4_000;

/** Creates a record. What was sent arrives even when the page is closed or reloaded. */
export const create = (object, fields) =>
  call(`${boot.apiBase}/sobjects/${object}`, 'POST', fields, { keepalive: JSON.stringify(fields).length <= longestToOutlive });

/** Calls an operation by SOAP. @returns the answer as a document, also when it is a fault. */
export async function soap(path, space, method, parameters = []) {
  if (!token) await signIn();
  const envelope = document.implementation.createDocument('http://schemas.xmlsoap.org/soap/envelope/', 'e:Envelope');
  const body = envelope.createElementNS('http://schemas.xmlsoap.org/soap/envelope/', 'e:Body');
  const called = envelope.createElementNS(space, method);
  for (const [name, value] of parameters) called.appendChild(envelope.createElementNS(space, name)).textContent = value;
  body.append(called);
  const header = envelope.createElementNS('http://schemas.xmlsoap.org/soap/envelope/', 'e:Header');
  const session = header.appendChild(envelope.createElementNS(space, 'SessionHeader'));
  session.appendChild(envelope.createElementNS(space, 'sessionId')).textContent = token;
  envelope.documentElement.append(header, body);
  const answer = await send(path, {
    method: 'POST', headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' }, body: new XMLSerializer().serializeToString(envelope),
  });
  return new DOMParser().parseFromString(await answer.text(), 'text/xml');
}

/** Asks the page's own server. */
export const demo = (path, body = {}) => call(`/demo/${path}`, 'POST', body);

/** Every record a query finds, over all pages. */
export async function query(soql) {
  const records = [];
  let page = await rest(`query?q=${encodeURIComponent(soql)}`);
  records.push(...page.records);
  while (page.nextRecordsUrl) {
    page = await rest(page.nextRecordsUrl);
    records.push(...page.records);
  }
  return records;
}

export const count = async (soql) => (await rest(`query?q=${encodeURIComponent(soql)}`)).totalSize;

/** Text for a query, with what would end it made harmless. */
export const quote = (text) => `'${String(text).replace(/[\\']/g, '\\$&')}'`;

const descriptions = new Map();

/** What the org says about an object; fields by name. */
export function describe(object) {
  if (!descriptions.has(object)) {
    descriptions.set(object, rest(`sobjects/${object}/describe`).then((whole) => ({
      ...whole, byName: new Map(whole.fields.map((field) => [field.name, field])),
    })).catch((problem) => {
      descriptions.delete(object);
      throw problem;
    }));
  }
  return descriptions.get(object);
}

const listeners = new Set();

/** Calls back with { sObject, id, kind, related } for each committed change. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads the server's change stream for ever; after a break it comes back and tells everyone to look again. */
export async function watchChanges() {
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await send('/demo/changes', {});
      if (attempt > 0) tell(null);
      await readStream(answer.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch {
      // The server is away for a moment; the next round waits a little longer.
    }
    await new Promise((done) => setTimeout(done, Math.min(8000, 500 * 2 ** Math.min(attempt, 4))));
  }
}

async function readStream(reader) {
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      if (event.startsWith('data: ')) tell(JSON.parse(event.slice(6)));
    }
  }
}

function tell(change) {
  for (const listener of listeners) listener(change);
}
