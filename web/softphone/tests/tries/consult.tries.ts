import { afterEach, expect } from "vitest";
import { isHeard, Site, until } from "./site";
import { tryIt } from "./tryIt";

let site: Site | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** Ada is a customer (440 Hz) on a telephone, Maya and Ben are agents at browsers (660 and 880 Hz); Maya asks Ben, and the customer waits. */
async function consult() {
  site = await Site.start(["maya", "ben"]);
  const maya = await site.agent("maya", 660);
  const customer = await site.customer(440);
  await maya.press("Answer");
  await until("the customer hears Maya", () => isHeard(customer.hears(660)[0]));
  const ben = await site.agent("ben", 880);
  await maya.transfer("Ben", "Ask first");
  await ben.press("Answer");
  await until("Maya hears Ben", async () => isHeard((await maya.hears(880))[0]));
  return { maya, ben, customer };
}

tryIt("A customer whose agent's browser dies in a consult is with the consulted agent within seconds", async () => {
  const { maya, ben, customer } = await consult();

  await maya.kill();
  const tookMs = await until("the customer hears Ben", () => isHeard(customer.hears(880)[0]));
  await until("Ben hears the customer", async () => isHeard((await ben.hears(440))[0]));

  console.info(`${Math.round(tookMs)} ms from the end of the agent's browser until the customer hears the consulted agent`);
  expect(customer.words).not.toContain("session closed");
  expect(await ben.panel.getByRole("button", { name: "Hang up" }).count()).toBe(1);
});

tryIt("A customer is back with the agent within seconds when the consulted agent's browser dies", async () => {
  const { maya, ben, customer } = await consult();

  await ben.kill();
  const tookMs = await until("the customer hears Maya", () => isHeard(customer.hears(660)[0]));
  await until("Maya hears the customer", async () => isHeard((await maya.hears(440))[0]));

  console.info(`${Math.round(tookMs)} ms from the end of the consulted agent's browser until the customer hears the agent`);
  expect(customer.words).not.toContain("session closed");
  expect(await maya.panel.getByText(/You talk to Ben/).count()).toBe(0);
});
