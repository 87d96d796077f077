import { mkdtempSync, rmSync } from "node:fs";
import { afterEach, expect, test, type TestContext } from "vitest";
import { callIn, type Call } from "../../../desk/tests/screens/caller";
import { freePort, Program, programIsMissing } from "../../../desk/tests/screens/program";
import { Firefox, firefoxIsMissing, type Tab } from "./firefox";

const password = "correct horse battery";
const patienceMs = 60_000;

/** Firefox sends no audio to the loopback, whatever it is told: the server must be met at another address of this machine. `npm run firefox` has one. */
const ownAddress = process.env["PATCHBAY_OWN_ADDRESS"];

function whyNot(): string | undefined {
  if (programIsMissing) return "The program is not built: dotnet build src/Patchbay.Cli -c Release";
  if (firefoxIsMissing) return "Firefox is not installed (apt-get install firefox-esr)";
  return ownAddress === undefined ? "Firefox sends no audio to the loopback: npm run firefox in web" : undefined;
}

const unable = whyNot();

declare module "vitest" {
  interface TaskMeta { skipReason?: string }
}

/** Left out with its reason, which the count of all tests tells. */
function orSkip(context: TestContext): void {
  if (unable === undefined) return;
  context.task.meta.skipReason = unable;
  console.info(`Left out: ${unable}`);
  context.skip(unable);
}

/** Lets the test look at the panel's connections. */
const keepPeers = `() => {
  const peers = [];
  window.peers = peers;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration) { super(configuration); peers.push(this); }
  };
}`;

/** Packets of speech that the newest connection has taken. What they say is not asked: without a sound card Firefox plays nothing. */
const packets = `Promise.resolve(window.peers.at(-1)?.getStats() ?? []).then((stats) => {
  let count = 0;
  stats.forEach((entry) => { if (entry.type === "inbound-rtp") count += entry.packetsReceived ?? 0; });
  return count;
})`;

let cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const step of cleanUp.reverse()) await step();
  cleanUp = [];
});

async function until(what: string | (() => string), check: () => Promise<boolean> | boolean): Promise<void> {
  const start = performance.now();
  while (!(await check())) {
    if (performance.now() - start > patienceMs) throw new Error(`Not within ${patienceMs} ms: ${typeof what === "string" ? what : what()}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** A server with one agent, and the panel in Firefox. */
async function open(): Promise<{ firefox: Firefox; panel: string; sipPort: number }> {
  const folder = mkdtempSync("/tmp/pbf-");
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  const [port, sipPort, browserPort] = [await freePort(), await freePort(), await freePort()];
  await Program.finish(["user", "add", "maya", "--role", "agent", "--display-name", "Maya Okafor", "--data", folder], password);
  const url = `http://127.0.0.1:${port}`;
  const server = await Program.start(["serve", "--data", folder], {
    Server__Listen: url, Server__PublicUrl: url, Telephony__SipListen: `127.0.0.1:${sipPort}`, Telephony__BrowserListen: `${ownAddress ?? ""}:${browserPort}`,
  });
  cleanUp.push(() => server.stop());
  const panel = `${url}/softphone/`;
  const firefox = await Firefox.open(panel, keepPeers);
  cleanUp.push(() => firefox.close());
  return { firefox, panel, sipPort };
}

/** Presses what has this name, as soon as it is there. */
async function press(firefox: Tab, name: string): Promise<void> {
  const selector = "button, [role=menuitemradio], [role=menuitem], label";
  await until(`there is "${name}"`, async () => (await firefox.evaluate(`(() => {
    const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find((one) => !one.disabled && one.getAttribute("aria-disabled") !== "true"
      && (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(${JSON.stringify(name)}));
    found?.click();
    return found !== undefined;
  })()`)) === true);
}

async function type(firefox: Tab, id: string, text: string): Promise<void> {
  await until(`there is a field ${id}`, async () => (await firefox.evaluate(`(() => {
    const field = document.getElementById(${JSON.stringify(id)});
    if (field === null) return false;
    field.value = ${JSON.stringify(text)};
    return field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  })()`)) === true);
}

async function shows(firefox: Tab, text: string): Promise<void> {
  let shown = "";
  await until(() => `it shows "${text}": ${shown}`, async () => (shown = String(await firefox.evaluate("document.body.innerText"))).includes(text));
}

/** Waits until the customer hears more. */
async function hearsMore(customer: Call, packets: number): Promise<void> {
  const before = customer.heard();
  await until("the customer hears the agent", () => customer.heard() >= before + packets);
}

/** Waits until the customer has heard nothing for half a second. */
async function hearsNothing(customer: Call): Promise<void> {
  let [before, since] = [customer.heard(), performance.now()];
  await until("the customer hears nothing", () => {
    if (customer.heard() !== before) [before, since] = [customer.heard(), performance.now()];
    return performance.now() - since > 500;
  });
}

async function signIn(tab: Tab): Promise<void> {
  await type(tab, "sign-in-name", "maya");
  await type(tab, "sign-in-password", password);
  await press(tab, "Sign in");
}

/** Waits until the panel hears the customer. */
async function hears(tab: Tab, customer: Call): Promise<void> {
  const before = Number(await tab.evaluate(packets));
  await customer.speak(2);
  await until("the panel hears the customer", async () => Number(await tab.evaluate(packets)) >= before + 50);
}

test("An agent takes a call in Firefox, is heard and hears, mutes, holds, and passes it on", async (context) => {
  orSkip(context);
  const { firefox, sipPort } = await open();
  await signIn(firefox);
  await press(firefox, "Presence");
  await press(firefox, "Available");
  await press(firefox, "Continue");
  await shows(firefox, "Available");
  const customer = await callIn(sipPort, "+46701740633", "100");

  await press(firefox, "Answer");
  await shows(firefox, "On a call");
  // Until then the customer hears music.
  await until("the panel is connected", async () => (await firefox.evaluate("window.peers.at(-1)?.connectionState")) === "connected");
  await hearsMore(customer, 50);
  await hears(firefox, customer);

  await press(firefox, "Mute");
  await hearsNothing(customer);
  await press(firefox, "Unmute");
  await hearsMore(customer, 50);

  await press(firefox, "Hold");
  await shows(firefox, "On hold");
  await press(firefox, "Resume");
  await shows(firefox, "On a call");
  await hearsMore(customer, 50);

  await press(firefox, "Transfer");
  await press(firefox, "Support");
  await firefox.evaluate(`document.querySelector("form.pb-transfer").requestSubmit()`);
  await shows(firefox, "Wrap-up");
  await customer.hangUp();

  expect(await firefox.evaluate("document.querySelector('[role=alert]')?.textContent ?? ''")).toBe("");
}, 180_000);

test("Of two tabs in Firefox one has the audio, and the other takes it in the middle of the call", async (context) => {
  orSkip(context);
  const { firefox: first, panel, sipPort } = await open();
  await signIn(first);
  await press(first, "Presence");
  await press(first, "Available");
  await press(first, "Continue");
  await shows(first, "Available");
  const customer = await callIn(sipPort, "+46701740633", "100");
  await press(first, "Answer");
  await until("the panel is connected", async () => (await first.evaluate("window.peers.at(-1)?.connectionState")) === "connected");
  await hearsMore(customer, 50);
  const second = await first.another(panel);
  await signIn(second);

  await shows(second, "The audio of this call is in another tab or window.");
  expect(await second.evaluate("window.peers.length")).toBe(0);
  await press(second, "Take the audio here");
  await shows(first, "The audio of this call is in another tab or window.");
  await hearsMore(customer, 50);
  await hears(second, customer);

  expect(await first.evaluate("window.peers.filter((peer) => peer.connectionState === 'connected').length")).toBe(0);
  await press(second, "Hang up");
  await shows(second, "Wrap-up");
}, 180_000);
