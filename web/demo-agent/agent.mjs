// Drives the agent of `patchbay demo --check` in headless Chromium: signs in on the demo page, takes one call, tells what it saw as JSON lines on
// standard output, and obeys words on standard input: "hangUp", "close", "quit".
import { chromium } from "playwright-core";
import { createInterface } from "node:readline";

const [browserPath, pageUrl, userName, password, microphone] = process.argv.slice(2);
const patience = 45_000;
const now = () => performance.timeOrigin + performance.now();
const tell = (event, more = {}) => console.log(JSON.stringify({ event, at: now(), ...more }));

const browser = await chromium.launch({
  executablePath: browserPath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
    `--use-file-for-fake-audio-capture=${microphone}`, "--test-third-party-cookie-phaseout", "--block-third-party-cookies",
  ],
});
tell("browser", { version: browser.version() });

const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
// Runs in every frame before its scripts. In the panel it listens to what the far end says; on the page it sees a pop arrive.
await context.addInitScript(() => {
  const Peer = window.RTCPeerConnection;
  window.patchbayHeard = { firstAt: 0, loudMs: 0 };
  window.RTCPeerConnection = class extends Peer {
    constructor(...given) {
      super(...given);
      this.addEventListener("track", ({ track }) => {
        const audio = new AudioContext();
        const source = audio.createMediaStreamSource(new MediaStream([track]));
        const analyser = audio.createAnalyser();
        analyser.fftSize = 256;
        source.connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        let before = performance.now();
        setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          const loud = Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length) > 0.01;
          const at = performance.now();
          if (loud) {
            window.patchbayHeard.firstAt ||= performance.timeOrigin + at;
            window.patchbayHeard.loudMs += at - before;
          }
          before = at;
        }, 10);
      });
    }
  };
  window.addEventListener("message", ({ data }) => {
    if (data?.patchbay === 1 && data.type === "pop") window.patchbayPop = { at: performance.timeOrigin + performance.now(), target: data.target };
  });
});

const page = await context.newPage();
page.setDefaultTimeout(patience);
page.on("pageerror", (error) => tell("pageError", { message: error.message }));
await page.goto(pageUrl);
const panel = page.frameLocator("iframe");
// Asked of the button, not of the panel: one that still loads looks closed, and a click would close it.
const dock = page.locator("button.utilityitem", { hasText: "Phone" });
if ((await dock.getAttribute("aria-expanded")) !== "true") await dock.click();
await panel.getByLabel("User name").fill(userName);
await panel.getByLabel("Password").fill(password);
await panel.getByRole("button", { name: "Sign in" }).click();
await panel.getByRole("button", { name: /^Presence/ }).click();
await panel.getByRole("menuitemradio", { name: "Available" }).click();
await panel.getByRole("button", { name: /Presence: Available/ }).waitFor();
tell("ready");

// A person answers though no record opens; the call rings for longer than this.
const pop = page.waitForFunction(() => window.patchbayPop, null, { timeout: 10_000 }).then((seen) => seen.jsonValue(), () => undefined);
const answer = panel.getByRole("button", { name: "Answer" });
await answer.waitFor();
tell("ringing");
const seen = await pop;
if (seen !== undefined) tell("pop", { at: seen.at, target: seen.target });
// A person sees first and clicks then; the panel refuses a click that comes sooner than anybody could mean it.
await page.waitForTimeout(700);
const clickedAt = now();
await answer.click();
tell("clicked", { at: clickedAt });

const frame = page.frames().find((candidate) => candidate.url().includes("/softphone/"));
const heard = await frame.waitForFunction(() => window.patchbayHeard.firstAt > 0 && window.patchbayHeard, null, { timeout: patience, polling: 20 });
tell("audio", { at: (await heard.jsonValue()).firstAt });

for await (const word of createInterface({ input: process.stdin })) {
  if (word === "quit") break;
  if (word === "heard") tell("heard", await frame.evaluate(() => ({ loudMs: window.patchbayHeard.loudMs })));
  if (word === "close") {
    await browser.close();
    tell("closed");
    break;
  }
  if (word === "hangUp") {
    await panel.getByRole("button", { name: "Hang up" }).click();
    tell("hungUp");
    await panel.getByText("Resolved").click();
    await panel.getByRole("button", { name: "Save" }).click();
    await panel.getByRole("button", { name: /Presence: Available/ }).waitFor();
    tell("wrappedUp", { url: page.url() });
  }
}
await browser.close().catch(() => {});
