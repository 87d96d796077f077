import { afterEach, expect } from "vitest";
import { hearsOnly, isHeard, Site, until } from "./site";
import { tryIt } from "./tryIt";

let site: Site | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

tryIt("An agent dials their own name at a desk phone and has the call there: first from the browser, then from the other phone", async () => {
  site = await Site.start(["maya"]);
  const maya = await site.agent("maya", 600);
  const first = await site.phone("maya", 660, "manual");
  const customer = await site.customer(440);
  await maya.press("Answer");
  await hearsOnly("the customer", customer, [600], [440, 660]);

  await first.type(`dial sip:maya@${site.sip}`);
  await hearsOnly("the customer", customer, [660], [440, 600]);
  await hearsOnly("Maya", first, [440], [600, 660]);
  const second = await site.phone("maya", 770, "manual");
  const from = first.words.length;
  await second.type(`dial sip:maya@${site.sip}`);
  await hearsOnly("the customer", customer, [770], [440, 600, 660]);
  await first.says("session closed", from);

  await second.type("hangup");
  await customer.says("session closed");
  await maya.finish();
});

tryIt("An agent in no call who dials their own name is told so", async () => {
  site = await Site.start(["maya"]);
  await site.agent("maya", 600);
  const phone = await site.phone("maya", 660, "manual");

  await phone.type(`dial sip:maya@${site.sip}`);

  await phone.says("404");
});

tryIt("Two callers are parked at two desk phones, and each is picked up at the other one", async () => {
  site = await Site.start(["maya", "ben"]);
  const [maya, ben] = [await site.agent("maya", 600), await site.agent("ben", 700)];
  const [mayas, bens] = [await site.phone("maya", 660), await site.phone("ben", 880)];
  await ben.be("Break");
  const ada = await site.customer(440);
  await hearsOnly("Ada", ada, [660], [440, 880]);
  await ben.be("Available");
  const bo = await site.customer(500, "bo");
  await hearsOnly("Bo", bo, [880], [500, 660]);

  await mayas.type(`transfer sip:*0@${site.sip}`);
  await ben.panel.getByText("Pick up when this call is finished.").waitFor();
  await maya.panel.getByRole("button", { name: "Pick up 1" }).waitFor();
  await maya.be("Break");
  await bens.type(`transfer sip:*0@${site.sip}`);
  await maya.panel.getByRole("button", { name: "Pick up 2" }).waitFor();
  await until("nobody hears an agent", () => !isHeard(ada.hears(660)[0]) && !isHeard(bo.hears(880)[0]));
  await mayas.type(`dial sip:*2@${site.sip}`);
  await bens.type(`dial sip:*1@${site.sip}`);

  await hearsOnly("Bo", bo, [660], [500, 880, 440]);
  await hearsOnly("Ada", ada, [880], [440, 660, 500]);
  await hearsOnly("Maya", mayas, [500], [440]);
  await hearsOnly("Ben", bens, [440], [500]);
  expect(ada.words + bo.words).not.toContain("session closed");
});

tryIt("A desk phone that is pulled out is told to its agent; with the panel gone as well, the next agent has the customer in seconds", async () => {
  site = await Site.start(["maya", "ben"]);
  const [maya, ben] = [await site.agent("maya", 600), await site.agent("ben", 700)];
  const phone = await site.phone("maya", 660);
  await ben.be("Break");
  const customer = await site.customer(440);
  await hearsOnly("the customer", customer, [660], [440, 700]);
  await ben.be("Available");

  await phone.kill();
  const told = await until("the panel tells of it", async () => (await maya.panel.getByText("Your desk phone sends no audio. Others may not hear you.").count()) > 0, 8_000);
  await maya.kill();
  const rings = await until("the next agent is asked", async () => (await ben.panel.getByRole("button", { name: "Answer", exact: true }).count()) > 0, 25_000);
  await ben.press("Answer");

  await hearsOnly("the customer", customer, [700], [440, 660]);
  console.info(`Told after ${Math.round(told)} ms; the next agent was asked ${Math.round(rings)} ms after the panel was gone.`);
});
