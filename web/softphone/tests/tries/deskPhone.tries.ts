import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Agent } from "./agent";
import { hearsOnly, isHeard, Site, until } from "./site";
import type { Telephone } from "./telephone";
import { tryIt, unable } from "./tryIt";

/** Maya and Ben have a panel each (600 and 700 Hz), and a desk phone each (660 and 880 Hz) that picks up by itself; customers say 440 Hz. */
let site: Site;
let maya: Agent;
let ben: Agent;
let mayas: Telephone;
let bens: Telephone;
let customers: Telephone[] = [];

beforeAll(async () => {
  if (unable !== undefined) return;
  site = await Site.start(["maya", "ben"]);
  [maya, ben] = [await site.agent("maya", 600), await site.agent("ben", 700)];
  [mayas, bens] = [await site.phone("maya", 660), await site.phone("ben", 880)];
}, 240_000);

afterEach(async () => {
  if (unable !== undefined) return;
  for (const customer of customers) await customer.type("hangup");
  customers = [];
  for (const agent of [maya, ben]) await agent.finish();
});

afterAll(async () => {
  await site?.close();
});

async function calls(hz = 440): Promise<Telephone> {
  const customer = await site.customer(hz, hz === 440 ? "ada" : "bo");
  customers.push(customer);
  return customer;
}

/** Maya talks with a customer at her desk phone; Ben is free beside. */
async function talk(): Promise<Telephone> {
  await ben.be("Break");
  await maya.be("Available");
  const customer = await calls();
  await hearsOnly("the customer", customer, [660], [440, 880]);
  await ben.be("Available");
  return customer;
}

tryIt("A desk phone transfers to a colleague, and is told that it is done", async () => {
  const customer = await talk();

  await mayas.type(`transfer sip:ben@${site.sip}`);

  await hearsOnly("the customer", customer, [880], [440, 660]);
  expect(mayas.words).not.toMatch(/transfer failed/);
});

tryIt("A transfer that is refused at once leaves the customer with the agent, though the phone hangs up by itself", async () => {
  const customer = await talk();
  await ben.be("Break");
  const from = mayas.words.length;

  await mayas.type(`transfer sip:ben@${site.sip}`);
  await mayas.says(/transfer failure: 480/, from);
  await until("the phone has given up the call", () => !isHeard(customer.hears(660)[0]));

  await maya.panel.getByRole("button", { name: "Hang up" }).waitFor();
  expect(customer.words).not.toContain("session closed");
});

tryIt("A desk phone transfers to a queue by its name, and whoever is free there takes the customer", async () => {
  const customer = await talk();

  await mayas.type(`transfer sip:Support@${site.sip}`);

  await hearsOnly("the customer", customer, [880], [440, 660]);
});

tryIt("A desk phone transfers to a number outside; one that is refused leaves the customer with the agent", async () => {
  const customer = await talk();
  await site.outside(["+46701740601"], 990);
  const from = mayas.words.length;

  // baresip 1.0 hangs up when it hears that a transfer failed: the panel has the call then, without audio.
  await mayas.type(`transfer sip:+46701740699@${site.sip}`);
  await mayas.says(/transfer failed: 4\d\d|transfer failure/, from);
  await maya.panel.getByRole("button", { name: "Hang up" }).waitFor();
  expect(customer.words).not.toContain("session closed");
  await maya.transfer("+46701740601", "Transfer");

  await hearsOnly("the customer", customer, [990], [440, 660]);
});

tryIt("Hold at the phone is hold in the call, and a second caller goes to a colleague meanwhile", async () => {
  const customer = await talk();

  await mayas.type("hold");
  await maya.shows(/On hold/);
  await until("the customer hears no Maya", () => !isHeard(customer.hears(660)[0]));
  const second = await calls(500);
  await hearsOnly("the second customer", second, [880], [660]);
  await mayas.type("resume");

  await hearsOnly("the customer", customer, [660], [440, 880]);
});

tryIt("A phone that declines sends the caller to the next agent", async () => {
  await mayas.type("answermode manual");
  await ben.be("Break");
  await maya.be("Available");
  const from = mayas.words.length;
  const customer = await calls();
  await mayas.says(/Incoming call from/, from);
  await ben.be("Available");

  await mayas.type("hangup");

  await hearsOnly("the customer", customer, [880], [440, 660]);
  await maya.shows(/Declined a call/);
  await mayas.type("answermode auto");
});

tryIt("A caller is parked in the panel, picked up by dialling the place at a phone, parked there, and picked up in the panel", async () => {
  const customer = await talk();

  await maya.press("Park");
  await ben.panel.getByRole("button", { name: "Pick up 1" }).waitFor();
  await bens.type(`dial sip:*1@${site.sip}`);
  await hearsOnly("the customer", customer, [880], [440, 660]);
  await hearsOnly("Ben", bens, [440], [880]);
  await maya.finish();
  await bens.type(`transfer sip:*0@${site.sip}`);
  await maya.press("Pick up 1");
  await until("the customer hears Maya", () => isHeard(customer.hears(600)[0]) || isHeard(customer.hears(660)[0]));

  const from = bens.words.length;
  await bens.type(`dial sip:*1@${site.sip}`);
  await bens.says("404", from);
});

tryIt("A phone that rings when the server is killed hears from the next one that it is over", async () => {
  await mayas.type("answermode manual");
  await ben.be("Break");
  await maya.be("Available");
  const from = mayas.words.length;
  await site.customer(440);
  await mayas.says(/Incoming call from/, from);

  await site.restart();

  await mayas.says(/Incoming call from[^]*closed/, from);
});
