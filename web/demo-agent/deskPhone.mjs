// An agent on a machine without a microphone, whose desk phone picks up by itself: signs in, is called, holds, takes back and hangs up. Tells as
// lines of JSON what the panel showed. Started with: browser, panel, user name, password.
import { chromium } from "playwright-core";

const [browserPath, panelUrl, userName, password] = process.argv.slice(2);
const tell = (event, more = {}) => console.log(JSON.stringify({ event, ...more }));
const browser = await chromium.launch({
  executablePath: browserPath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--autoplay-policy=no-user-gesture-required",
  ],
});
const context = await browser.newContext({ viewport: { width: 340, height: 560 } });
// Machines where tests run may have a sound card; this agent's has none.
await context.addInitScript(() => {
  Object.assign(navigator.mediaDevices, {
    enumerateDevices: () => Promise.resolve([]),
    getUserMedia: () => Promise.reject(new DOMException("Requested device not found", "NotFoundError")),
  });
});
const page = await context.newPage();
page.setDefaultTimeout(60_000);
await page.goto(panelUrl);
await page.getByLabel("User name").fill(userName);
await page.getByLabel("Password").fill(password);
await page.getByRole("button", { name: "Sign in" }).click();
await page.getByText("Calls ring at your desk phone").waitFor();
await page.getByRole("button", { name: /^Presence/ }).click();
await page.getByRole("menuitemradio", { name: "Available" }).click();
await page.getByRole("button", { name: /Presence: Available/ }).waitFor();
tell("ready");
await page.getByText("You talk on your desk phone").waitFor();
tell("talks", { alerts: await page.getByRole("alert").innerText() });
await page.getByRole("button", { name: "Hold", exact: true }).click();
await page.getByRole("button", { name: "Resume" }).click();
await page.getByRole("button", { name: "Hold", exact: true }).waitFor();
await page.getByRole("button", { name: "Hang up" }).click();
await page.getByRole("button", { name: "Save" }).waitFor();
tell("wrapUp", { device: await page.getByText("Calls ring at your desk phone").count() });
await browser.close();
