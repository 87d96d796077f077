// Plays one recording, or one message, to whoever may hear it. Uses no cookie, so that it works in a frame too.

const [kind, id] = location.pathname.split('/').slice(-2);
const isMessage = kind === 'messages';
const what = isMessage ? 'message' : 'recording';
const words = document.getElementById('words');
const form = document.getElementById('sign-in');
const problem = document.getElementById('problem');
const player = document.getElementById('player');
const audio = player.querySelector('audio');

const kept = {
  name: 'patchbay.recordings',
  read() {
    try {
      return sessionStorage.getItem(this.name);
    } catch {
      return null; // A frame of another site may have no storage: then the token lives as long as this page.
    }
  },
  write(value) {
    try {
      if (value === null) sessionStorage.removeItem(this.name);
      else sessionStorage.setItem(this.name, value);
    } catch {
      return; // As above: whoever loads the page again signs in again.
    }
  },
};

let token = kept.read();

/** Given to whoever opened a link that holds for some minutes. */
let ticket = new URLSearchParams(location.search).get('ticket');

const tell = (text) => (words.textContent = text);

async function ask(path, body) {
  try {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const answer = await fetch(path, { method: 'POST', credentials: 'omit', headers, body: body && JSON.stringify(body) });
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, body: {} };
  }
}

async function open() {
  if (ticket !== null) return play(location.href);
  if (token === null) return askWho(`Sign in to hear this ${what}.`);
  const { status, body } = await ask(`/api/${kind}/${encodeURIComponent(id)}/link`);
  switch (status) {
    case 200: return play(body.url);
    case 401: return askWho(`Your sign-in has ended. Sign in again to hear this ${what}.`);
    case 403: return askWho(`You may not hear this ${what}. It is for supervisors and for ${isMessage ? 'those it was left for' : 'the agents of the call'}; sign in as somebody who may.`);
    case 404: return tell(isMessage ? 'This message was deleted.' : 'There is no recording of this call, or it is not finished yet.');
    default: return tell('The phone server does not answer. Load this page again in a moment.');
  }
}

function askWho(text) {
  forget();
  tell(text);
  form.hidden = false;
  document.getElementById('user-name').focus();
}

function forget() {
  token = null;
  kept.write(null);
  audio.removeAttribute('src');
  player.hidden = true;
}

async function play(url) {
  tell('');
  words.hidden = true;
  form.hidden = true;
  player.hidden = false;
  // The link names the server's public address; this page may have been reached by another one.
  audio.src = location.pathname + new URL(url, location.href).search;
  await audio.play().catch(() => audio.focus()); // The browser wants a click first, and the button is there; or the event below tells more.
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  const fields = new FormData(form);
  const { status, body } = await ask('/api/sign-in', { userName: fields.get('userName'), password: fields.get('password') });
  if (status !== 200) {
    problem.textContent = body.detail ?? 'The phone server does not answer. Try again in a moment.';
    return;
  }
  token = body.token;
  kept.write(token);
  form.reset();
  await open();
});

document.getElementById('other').addEventListener('click', () => {
  words.hidden = false;
  askWho(`Sign in to hear this ${what}.`);
});

audio.addEventListener('error', async () => {
  if (!audio.getAttribute('src')) return;
  words.hidden = false;
  if (ticket === null) return tell(`The ${what} could not be played. Load this page again.`);
  // The ticket may be too old: a sign-in helps.
  ticket = null;
  await open();
});

/** The page says recording where nothing else is said. */
function nameMessage() {
  document.title = 'Message of a caller';
  document.querySelector('h1').textContent = 'Message';
  audio.setAttribute('aria-label', 'Message of the caller');
  document.querySelector('.hint').hidden = true;
}

if (isMessage) nameMessage();
await open();
