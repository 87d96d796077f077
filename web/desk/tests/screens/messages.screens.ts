import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriersInAllShapes, barriersInTheDark } from "./look";
import { cannotRun, SiteRig } from "./siteRig";

const key = "a-key-of-a-page-that-is-long-enough";
const caller = "+46701740633";
/** National or international, as the site's country reads it. */
const shown = /174 06 33/;
const flow = `
flow: night
default-queue: Support
numbers: "4000"
start: message
steps:
  message: {do: voicemail, queue: Support, prompt: tone, silence: 30s}
`;

let site: SiteRig;

/** Customers are dialled in hours that are not now. */
function hourFromNow(hours: number): string {
  return `${String((new Date().getUTCHours() + hours) % 24).padStart(2, "0")}:00:00`;
}

describe.skipIf(cannotRun)("looking after messages, callbacks and agents", () => {
  beforeAll(async () => {
    site = await SiteRig.start({
      Callbacks__WebKey: key, Site__QueueRules__0__Queue: "Support", Site__QueueRules__0__CallbackFrom: hourFromNow(3), Site__QueueRules__0__CallbackTo: hourFromNow(5),
      Site__Queues__0: "Support", Site__Queues__1: "Billing", Site__Staff__0__User: "jonas", Site__Staff__0__Skills: "swedish:2", Site__Staff__0__Queues__0: "Billing",
    });
    await site.publish(flow);
  });

  afterEach(() => {
    expect(site.complaints).toEqual([]);
  });

  afterAll(async () => {
    await site.stop();
  });

  test("A message is heard, given to an agent and deleted, with the keyboard alone", async () => {
    const page = await site.open("messages");
    await page.getByText("Nobody left a message.").waitFor();
    await site.leaveMessage(caller, "4000");
    await page.getByRole("button", { name: new RegExp(`Open the message from .*${shown.source}`) }).press("Enter");
    await page.getByRole("button", { name: "Listen" }).press("Enter");
    await page.getByText("Heard by Ada Lindqvist").first().waitFor();
    await page.getByLabel("For", { exact: true }).selectOption({ label: "Maya Okafor" });
    const wrong = [...(await barriersInAllShapes(page, "message")), ...(await barriersInTheDark(page, "message"))];
    await page.getByRole("button", { name: "Give", exact: true }).press("Enter");
    await page.getByText(new RegExp(`The message from .*${shown.source} is for Maya Okafor now\\.`)).waitFor();
    const address = new URL(page.url()).searchParams.get("message");
    await page.reload();
    await page.getByRole("button", { name: "Delete…" }).press("Enter");
    await page.getByRole("button", { name: "Yes, delete it for all" }).press("Enter");

    await page.getByText("Nobody left a message.").waitFor();
    expect(address).toMatch(/^[0-9a-f]{32}/);
    expect(wrong).toEqual([]);
  });

  test("A callback that is not due is due with the queue it is given to, goes before all others, and is given up with a reason", async () => {
    const page = await site.open("messages");
    await site.askCallback(key, { queue: "Support", number: caller, name: "Astrid Berg" });
    await page.getByRole("button", { name: "Open the callback of Astrid Berg" }).press("Enter");
    await page.getByRole("button", { name: "Call now" }).press("Enter");
    await page.getByText("Customers of this queue are not called back at this hour.").waitFor();
    await page.getByLabel("Queue", { exact: true }).selectOption({ label: "Billing" });
    await page.getByLabel("First").selectOption({ label: "Maya Okafor" });
    await page.getByRole("button", { name: "Give", exact: true }).press("Enter");
    await page.getByText("Maya Okafor, else Billing").first().waitFor();
    // Billing calls back at any hour: with the queue it is due.
    await page.getByRole("button", { name: "Call before all others" }).press("Enter");
    await page.getByText("is called before everybody else who waits").waitFor();
    await page.getByRole("button", { name: "Give up…" }).press("Enter");
    await page.getByLabel("Why it is given up").fill("Settled by mail.");
    const wrong = [...(await barriersInAllShapes(page, "callback-reason")), ...(await barriersInTheDark(page, "callback-reason"))];
    await page.getByRole("button", { name: "Give it up with this reason" }).press("Enter");
    await page.getByRole("cell", { name: "Settled by mail. Given up by Ada Lindqvist" }).waitFor();
    await site.leaveMessage(caller, "4000");
    await site.askCallback(key, { queue: "Support", number: caller, name: "Astrid Berg" });
    await page.getByRole("button", { name: "Open the callback of Astrid Berg" }).waitFor();
    await page.getByRole("button", { name: new RegExp(`Open the message from .*${shown.source}`) }).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "messages")), ...(await barriersInTheDark(page, "messages")));

    expect(wrong).toEqual([]);
  });

  test("A callback that is not due is no waiting caller of the live page, and opened it says until when and why", async () => {
    await site.askCallback(key, { queue: "Support", number: "+46701740634", name: "Bo Ek" });
    const page = await site.open("now");
    const row = page.getByRole("row", { name: /Bo Ek.*Callback, not due until/ });
    await row.waitFor();
    await page.getByRole("row", { name: /^Support 0 / }).waitFor();
    const wrong = await barriersInAllShapes(page, "now-callback");
    await row.hover();
    wrong.push(...(await barriersInTheDark(page, "now-callback")));
    await row.getByRole("button", { name: "Why Bo Ek" }).press("Enter");
    await page.getByText("It is not due: customers of this queue are not called back at this hour.").waitFor();
    wrong.push(...(await barriersInAllShapes(page, "now-callback-why")), ...(await barriersInTheDark(page, "now-callback-why")));
    await page.getByRole("link", { name: "Give it to others, call now or give it up" }).press("Enter");
    await page.getByRole("dialog", { name: "Callback of Bo Ek" }).waitFor();

    expect(wrong).toEqual([]);
  });

  test("An agent's skills and queues are set with the keyboard alone, and what the settings fix is shown as fixed", async () => {
    const page = await site.open("people");
    await page.getByRole("button", { name: "Change Maya Okafor" }).press("Enter");
    await page.getByLabel("Skills", { exact: true }).fill("Billing:11");
    await page.keyboard.press("Enter");
    await page.getByText("“Billing:11” names no skills").waitFor();
    const wrong = [...(await barriersInAllShapes(page, "people-refused")), ...(await barriersInTheDark(page, "people-refused"))];
    const focused = await page.evaluate(() => document.activeElement?.id);
    const address = new URL(page.url()).searchParams.get("agent");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("billing:7, swedish:3");
    await page.getByLabel("All, those too").press("Space");
    await page.getByLabel("Support", { exact: true }).press("Space");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Skills and queues of Maya Okafor are saved.").waitFor();
    await page.getByRole("row", { name: /Maya Okafor maya billing:7, swedish:3 Billing Here/ }).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "people")), ...(await barriersInTheDark(page, "people")));
    await page.getByRole("button", { name: "Open Jonas Lind" }).press("Enter");
    await page.getByText("The settings fix this").waitFor();
    wrong.push(...(await barriersInAllShapes(page, "people-fixed")));

    expect(focused).toBe("skills");
    expect(address).toMatch(/^[0-9a-f]{32}$/);
    expect(wrong).toEqual([]);
  });
});
