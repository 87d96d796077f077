import { afterEach } from "vitest";
import { hearsOnly, Site } from "./site";
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
