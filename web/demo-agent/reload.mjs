// Reloads the agent's page in the middle of a call and tells, as one line of JSON, how long it took until the call was on the screen again and
// until the agent heard the caller again. Started with: browser, page, user name, password.
import { chromium } from "playwright-core";

const [browserPath, pageUrl, userName, password] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: browserPath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
    "--test-third-party-cookie-phaseout",
  ],
});
const context = await browser.newContext();
// In the panel: notes when it started, when the call was on the screen and when sound came.
await context.addInitScript(() => {
  window.patchbaySeen = { loadedAt: performance.timeOrigin, callAt: 0, soundAt: 0 };
  const seen = window.patchbaySeen;
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...given) {
      super(...given);
      this.addEventListener("track", ({ track }) => {
        const audio = new AudioContext();
        const analyser = audio.createAnalyser();
        audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          if (samples.some((sample) => Math.abs(sample) > 0.02)) seen.soundAt ||= performance.timeOrigin + performance.now();
        }, 10);
      });
    }
  };
  setInterval(() => {
    if (document.querySelector("button")?.ownerDocument.body.innerText.includes("Hang up")) seen.callAt ||= performance.timeOrigin + performance.now();
  }, 10);
});
const page = await context.newPage();
page.setDefaultTimeout(45_000);
await page.goto(pageUrl);
const panel = page.frameLocator("iframe");
await panel.getByLabel("User name").fill(userName);
await panel.getByLabel("Password").fill(password);
await panel.getByRole("button", { name: "Sign in" }).click();
await panel.getByRole("button", { name: /^Presence/ }).click();
await panel.getByRole("menuitemradio", { name: "Available" }).click();
await page.getByRole("button", { name: /Ada Lindqvist/ }).first().click();
await panel.getByRole("button", { name: "Answer" }).waitFor();
await page.waitForTimeout(800);
await panel.getByRole("button", { name: "Answer" }).click();
const frame = () => page.frames().find((candidate) => candidate.url().includes("/softphone/"));
await frame().waitForFunction(() => window.patchbaySeen.soundAt > 0, null, { polling: 50 });
await page.waitForTimeout(1_000);
await page.reload();
await panel.getByRole("button", { name: "Hang up" }).waitFor();
await frame().waitForFunction(() => window.patchbaySeen.soundAt > 0, null, { polling: 50 });
const seen = await frame().evaluate(() => window.patchbaySeen);
await page.waitForTimeout(1_000);
const trouble = await panel.getByText("Microphone").count();
await panel.getByRole("button", { name: "Hang up" }).click();
console.log(JSON.stringify({ callAfterMs: seen.callAt - seen.loadedAt, soundAfterMs: seen.soundAt - seen.loadedAt, trouble }));
await browser.close();
