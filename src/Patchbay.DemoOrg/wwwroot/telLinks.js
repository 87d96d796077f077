// tel: links of the whole browser, for numbers that no package can hook: the platform's phone fields, list views, mail.

const channelName = 'patchbay-tel';
const patienceMs = 1500;

/** Asks the browser to send tel: links here. Must come from a click; the browser asks the user. */
export function registerForTelLinks() {
  navigator.registerProtocolHandler('tel', `${location.origin}/assets/dial.html?number=%s`);
}

/** Offers a number to the phones that are open. @returns whether one took it. */
export function offerNumber(number) {
  const id = crypto.randomUUID();
  const channel = new BroadcastChannel(channelName);
  return new Promise((found) => {
    channel.onmessage = ({ data }) => { if (data.taken === id) found(true); };
    channel.postMessage({ id, number });
    setTimeout(() => found(false), patienceMs);
  }).finally(() => channel.close());
}

/** Takes numbers that are offered. Of several open tabs only one dials. */
export function takeNumbers(dial) {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data: { id, number } }) => {
    if (!id) return;
    navigator.locks.request(`${channelName}-${id}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      channel.postMessage({ taken: id });
      dial(number);
      // Held until every other tab has asked.
      await new Promise((done) => setTimeout(done, patienceMs));
    });
  };
}
