// The example adapters live in the demo org, in Chromium: a call pops, dials and is logged, in either skin and in a frame without an origin.

import { afterEach, describe, expect, test } from "vitest";
import { Demo, missing } from "./demo.mjs";

const lightning = "web/opencti/examples/lightning";
const classic = "web/opencti/examples/classic";
let demo: Demo | null = null;

afterEach(async () => {
  await demo?.close();
  demo = null;
});

// Skipped where Chromium or the built program is missing.
describe.skipIf(missing() !== null)("In the demo org", () => {
  test.each([
    ["Lightning", lightning, [], "/lightning/page/home", /\/lightning\/r\/Contact\/003\w+\/view$/],
    ["Lightning without an origin", lightning, ["--sandbox"], "/lightning/page/home", /\/lightning\/r\/Contact\/003\w+\/view$/],
    ["Classic", classic, [], "/home/home.jsp", /\/003\w+$/],
  ] as const)("an adapter for %s pops the caller and logs the call", async (_, adapter, options, path, record) => {
    demo = await Demo.start(adapter, options);
    await demo.open(path);

    await demo.run([{ incoming: { number: "+46701740633" } }]);
    await demo.page.waitForURL(record);
    // The adapter knows whose log it will be once its search is answered, which is after the pop.
    await demo.frame.waitForSelector("#caller:has-text('Ada Lindqvist')");
    await demo.run([{ answer: {} }, { hangUp: {} }]);
    const words = await demo.said("Logged as 00T");

    expect(words).toMatch(/^Logged as 00T\w{15}$/);
    await demo.page.waitForSelector(".activity :text('Call +46701740633')");
  });

  test("a number dials from the component, the quick action and a tel: link of the browser, and a phone field is but a link", async () => {
    demo = await Demo.start(lightning);
    await demo.open("/lightning/r/Contact/003Dm0000000001IAA/view");
    const { page, frame } = demo;
    const dialled = async (act: () => Promise<unknown>): Promise<string | null> => {
      await act();
      await demo?.said("On a call");
      const caller = await frame.textContent("#caller");
      await demo?.run([{ hangUp: {} }]);
      await demo?.said("Logged as 00T");
      return caller;
    };

    const byComponent = await dialled(() => page.click(".callcard .dial >> nth=1"));
    const byAction = await dialled(async () => {
      await page.click(".callaction");
      await page.click(".modal .dial >> nth=0");
    });
    const byLink = await dialled(async () => (await demo?.context.newPage())?.goto(`${demo?.address}/assets/dial.html?number=tel%3A%2B46812345`));

    expect([byComponent, byAction, byLink]).toEqual(["070-174 06 33", "08-465 004 00", "+46812345"]);
    expect(await page.getAttribute(".facts a[href^='tel:'] >> nth=0", "href")).toBe("tel:0846500400");
  });

  test("an unknown caller opens a new record beside the phone, with the number filled in", async () => {
    demo = await Demo.start(lightning);
    await demo.open("/lightning/page/home");

    await demo.run([{ incoming: { number: "+15550001111" } }]);
    const phone = await demo.page.waitForSelector(".modal input[type=tel] >> nth=0");

    expect(await phone.inputValue()).toBe("+15550001111");
    await demo.frame.click("#answer");
    expect(await demo.said("On a call")).toBe("On a call");
  });
});
