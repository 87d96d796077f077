import { afterEach, expect } from "vitest";
import type { Agent } from "./agent";
import { isHeard, Site, until } from "./site";
import { tryIt } from "./tryIt";

let site: Site | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** Maya talks with a customer whom Salesforce knows, and has noted something; Ben is free. */
async function talk() {
  site = await Site.startWithOrg(["maya", "ben"]);
  const maya = await site.agent("maya", 660);
  const customer = await site.customer(440, "+46701740633");
  await maya.press("Answer");
  await until("the customer hears Maya", () => isHeard(customer.hears(660)[0]));
  await maya.panel.getByRole("textbox", { name: "Notes" }).fill("Doors stay shut on line 7.");
  const ben = await site.agent("ben", 880);
  return { maya, ben, customer, record: new URL(maya.page.url()).pathname };
}

/** Ben sees what Maya saw and wrote. */
async function sees(ben: Agent, record: string): Promise<void> {
  expect(record).toMatch(/\/[A-Za-z0-9]{15,18}/);
  await until(() => `Ben sees ${record}: ${ben.page.url()}`, () => new URL(ben.page.url()).pathname === record);
  await ben.panel.getByText("Doors stay shut on line 7.").waitFor();
}

tryIt("Record and notes are in the colleague's panel while a blind transfer rings, and after it is taken", async () => {
  const { maya, ben, customer, record } = await talk();

  await maya.transfer("Ben", "Transfer");
  await sees(ben, record);
  await ben.press("Answer");
  await until("the customer hears Ben", () => isHeard(customer.hears(880)[0]));

  await sees(ben, record);
});

tryIt("Record and notes are in the colleague's panel in a consult, and after the transfer is completed", async () => {
  const { maya, ben, customer, record } = await talk();

  await maya.transfer("Ben", "Ask first");
  await sees(ben, record);
  await ben.press("Answer");
  await maya.press("Complete");
  await until("the customer hears Ben", () => isHeard(customer.hears(880)[0]));

  await sees(ben, record);
});
