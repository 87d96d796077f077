import { afterEach, expect } from "vitest";
import { hearsOnly, isHeard, Site, until } from "./site";
import { tryIt } from "./tryIt";

let site: Site | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

tryIt("In a conference of customer, browser and desk phone each hears the two others; one is dropped, and two go on without the agent", async () => {
  site = await Site.start(["maya", "ben"]);
  const maya = await site.agent("maya", 660);
  const customer = await site.customer(440);
  await maya.press("Answer");
  await until("the customer hears Maya", () => isHeard(customer.hears(660)[0]));
  const ben = await site.agent("ben", 600);
  const desk = await site.phone("ben", 880);
  const together = async (): Promise<void> => {
    await maya.transfer("Ben", "Ask first");
    await until("Maya hears Ben", async () => isHeard((await maya.hears(880))[0]));
    await maya.press("Conference");
    await hearsOnly("the customer", customer, [660, 880], [440]);
    await hearsOnly("Maya", maya, [440, 880], [660]);
    await hearsOnly("Ben", desk, [440, 660], [880]);
  };

  await together();
  await maya.press("Drop Ben");
  await hearsOnly("the customer", customer, [660], [440, 880]);
  await ben.finish();
  await together();
  await maya.press("Leave call");
  await hearsOnly("the customer", customer, [880], [440, 660]);
  await hearsOnly("Ben", desk, [440], [660, 880]);

  expect(customer.words).not.toContain("session closed");
});

tryIt("Eight are in one conference, and a ninth is refused in words", async () => {
  const numbers = ["+46701740601", "+46701740602", "+46701740603", "+46701740604", "+46701740605", "+46701740606", "+46701740607"];
  site = await Site.start(["maya"]);
  await site.outside(numbers, 880);
  const maya = await site.agent("maya", 660);
  const customer = await site.customer(440);
  await maya.press("Answer");
  await until("the customer hears Maya", () => isHeard(customer.hears(660)[0]));

  for (const number of numbers.slice(0, 6)) {
    await maya.transfer(number, "Ask first");
    await maya.page.getByRole("button", { name: "Conference", exact: true }).waitFor();
    await maya.press("Conference");
    await maya.panel.getByRole("button", { name: new RegExp(`^Drop .*${number.slice(-2)}$`) }).waitFor();
    await hearsOnly("the customer", customer, [660, 880], [440]);
  }

  await maya.transfer(numbers[6] ?? "", "Ask first");

  await maya.shows("No more than eight can be in one call.");
  expect(await maya.panel.getByRole("button", { name: /^Drop/ }).count()).toBe(6);
});
