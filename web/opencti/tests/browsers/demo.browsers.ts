// The example adapters live in the demo org, in Chromium: a call pops, dials and is logged, in either skin and in a frame without an origin.

import { readFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { Demo, missing } from "./demo.mjs";

const lightning = "web/opencti/examples/lightning";
const classic = "web/opencti/examples/classic";
const ada = "003Dm0000000001IAA";

afterEach(() => Demo.leave());

afterAll(() => Demo.closeAll());

// Skipped where Chromium or the built program is missing; the runner shows no reason of its own.
const why = missing();
if (why !== null) console.warn(`The cases in the demo org are skipped: ${why}.`);

describe.skipIf(why !== null)(why === null ? "In the demo org" : `In the demo org (skipped: ${why})`, () => {
  test.each([
    ["Lightning", lightning, [], "/lightning/page/home", /\/lightning\/r\/Contact\/003\w+\/view$/],
    ["Lightning without an origin", lightning, ["--sandbox"], "/lightning/page/home", /\/lightning\/r\/Contact\/003\w+\/view$/],
    ["Classic", classic, [], "/home/home.jsp", /\/003\w+$/],
  ] as const)("an adapter for %s pops the caller and logs the call", async (_, adapter, options, path, record) => {
    const demo = await Demo.of(adapter, options);
    const { page, frame } = await demo.open(path);

    await demo.run([{ incoming: { number: "+46701740633" } }]);
    await page.waitForURL(record);
    // The adapter knows whose log it will be once its search is answered, which is after the pop.
    await frame.waitForSelector("#caller:has-text('Ada Lindqvist')");
    await demo.run([{ answer: {} }, { hangUp: {} }]);
    const words = await demo.said("Logged as 00T");

    expect(words).toMatch(/^Logged as 00T\w{15}$/);
    await page.waitForSelector(".activity :text('Call +46701740633')");
  });

  test("a number dials from the component, the quick action and a tel: link of the browser, and a phone field is but a link", async () => {
    const demo = await Demo.of(lightning);
    const { page, frame, context } = await demo.open(`/lightning/r/Contact/${ada}/view`);
    const dialled = async (act: () => Promise<unknown>): Promise<string | null> => {
      await act();
      await demo.said("On a call");
      const caller = await frame.textContent("#caller");
      await demo.run([{ hangUp: {} }]);
      await demo.said("Logged as 00T");
      return caller;
    };

    const byComponent = await dialled(() => page.click(".callcard .dial >> nth=1"));
    const byAction = await dialled(async () => {
      await page.click(".callaction");
      await page.click(".modal .dial >> nth=0");
    });
    const byLink = await dialled(async () => (await context.newPage()).goto(`${demo.address}/assets/dial.html?number=tel%3A%2B46812345`));

    expect([byComponent, byAction, byLink]).toEqual(["070-174 06 33", "08-465 004 00", "+46812345"]);
    expect(await page.getAttribute(".facts a[href^='tel:'] >> nth=0", "href")).toBe("tel:0846500400");
  });

  test("numbers that are switched off are plain text", async () => {
    const { page, frame } = await (await Demo.of(lightning)).open(`/lightning/r/Contact/${ada}/view`);
    await page.waitForSelector(".callcard .dial >> nth=1");

    await frame.evaluate("sforce.opencti.disableClickToDial()");
    await page.waitForSelector(".callcard .dial", { state: "detached" });

    expect(await page.$$eval(".callcard li", (all) => all.map((one) => one.textContent))).toEqual(["Phone08-465 004 00", "Mobile070-174 06 33"]);
    expect(await page.$$(".callaction")).toEqual([]);
  });

  test("an unknown caller opens a new record beside the phone, with the number filled in", async () => {
    const demo = await Demo.of(lightning);
    const { page, frame } = await demo.open("/lightning/page/home");

    await demo.run([{ incoming: { number: "+15550001111" } }]);
    const phone = await page.waitForSelector(".modal input[type=tel] >> nth=0");

    expect(await phone.inputValue()).toBe("+15550001111");
    await frame.click("#answer");
    expect(await demo.said("On a call")).toBe("On a call");
  });

  test("a search joined by OR pops a page with all it found, and what is too wide for the room beside the log scrolls in its own box", async () => {
    const { page, frame } = await (await Demo.of(lightning)).open("/lightning/page/home");

    await frame.evaluate(`new Promise((callback) => sforce.opencti.saveLog({ value: { entityApiName: "Case", Subject: "By number", SuppliedPhone: "+46701740633" }, callback }))`);
    const found: string[] = await frame.evaluate(`new Promise((done) => sforce.opencti.searchAndScreenPop({
      searchParams: "+46701740633 OR Anders", callType: "inbound", callback: (answer) => done(Object.values(answer.returnValue).map((one) => one.Name)) }))`);
    await page.waitForSelector(".searchpage td");
    const shown = await page.$$eval(".searchpage td:first-child", (all) => all.map((one) => one.textContent));

    expect(found.length).toBeGreaterThan(1);
    expect(shown).toEqual(expect.arrayContaining(found));
    await page.waitForSelector(".searchpage td:has-text('By number')");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  });

  test("the same new log from two tabs is saved once, and different ones each", async () => {
    const demo = await Demo.of(lightning);
    const first = await demo.open("/lightning/page/home");
    const second = await demo.open("/lightning/page/home");
    const save = (tab: typeof first, subject: string): Promise<string> =>
      tab.frame.evaluate(`new Promise((saved) => sforce.opencti.saveLog({ value: { entityApiName: "Task", Subject: "${subject}" }, callback: (answer) => saved(answer.returnValue.recordId) }))`);

    const ids = await Promise.all([save(first, "Both"), save(second, "Both"), save(first, "First"), save(second, "Second")]);

    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });

  test("a log that was under way when its tab was reloaded or closed is saved, and saving it again answers the same record", async () => {
    const demo = await Demo.of(lightning);
    const { page, frame } = await demo.open("/lightning/page/home");
    const save = (subject: string): string => `new Promise((saved) => sforce.opencti.saveLog({ value: { entityApiName: "Task", Subject: "${subject}" }, callback: (answer) => saved(answer.returnValue?.recordId) }))`;
    const sent = (): Promise<unknown> => page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/sobjects/Task"));

    await Promise.all([sent(), frame.evaluate(`void ${save("Reloaded")}`)]);
    await page.reload();
    await page.waitForSelector(".envelope:has-text('nableClickToDial') >> nth=1", { state: "attached" });
    const again: unknown = await page.frames()[1]?.evaluate(save("Reloaded"));
    await Promise.all([sent(), page.frames()[1]?.evaluate(`void ${save("Closed")}`)]);
    await page.close();
    const other = await demo.open("/lightning/page/home");
    const later: unknown = await other.frame.evaluate(save("Closed"));

    const query = (subject: string): Promise<string[]> => other.page.evaluate(`import("/assets/api.js").then(({ query }) => query("SELECT Id FROM Task WHERE Subject = '${subject}'")).then((all) => all.map((one) => one.Id))`);
    expect(await query("Reloaded")).toEqual([again]);
    expect(await query("Closed")).toEqual([later]);
  });

  test("a Classic pop without force keeps what the user is typing, and one with force does not ask", async () => {
    const { page, frame } = await (await Demo.of(classic)).open(`/${ada}`);
    const pop = (isForced: boolean): Promise<unknown> => frame.evaluate(`new Promise((popped) => sforce.interaction.screenPop("/003Dm0000000030IAA", ${isForced}, (answer) => popped(answer.result)))`);
    await page.click("button[aria-label=Edit] >> nth=0");
    await page.fill("form.recordform input >> nth=0", "typed");

    const gently = await pop(false);
    const kept = [page.url(), await page.inputValue("form.recordform input >> nth=0")];
    const forced = await pop(true);

    expect([gently, forced]).toEqual([false, true]);
    expect(kept).toEqual([expect.stringMatching(`/${ada}$`), "typed"]);
    expect(page.url()).toMatch(/\/003Dm0000000030IAA$/);
  });

  test("the log shows what a page throws and cannot load, and which components of Visualforce are missing", async () => {
    const adapter = Demo.write("a.page", `<apex:page><apex:includeScript value="/support/api/60.0/lightning/opencti_min.js"/><support:clickToDial number="1"/>
      <script src="gone.js"></script><script>sforce.opencti.enableClickToDial({ callback() { throw new Error("of mine"); } }); $Lightning.use("x");</script></apex:page>`);
    const { page } = await (await Demo.of(adapter)).open("/lightning/page/home");
    await page.waitForSelector(".envelope:has-text('of mine')");

    const words = await page.$$eval(".envelope p.trouble", (all) => all.map((one) => one.textContent));

    expect(words).toEqual(expect.arrayContaining([
      "A browser does not know these Visualforce components, so what they are for is missing: support:clickToDial.",
      expect.stringMatching(/\/gone\.js could not be loaded\.$/),
      expect.stringMatching(/\$Lightning is not defined \(.*\/a\.page, line 2\)$/),
      "What enableClickToDial calls back threw: Error: of mine",
    ]));
    expect(words).not.toContain("A script of another site threw; only the browser's console says what.");
  });

  test("an adapter that reads and writes its storage as it loads starts", async () => {
    const adapter = Demo.write("a.html", `<script src="/opencti/lightning.js"></script>
      <script>localStorage.setItem("state", "free"); sessionStorage.setItem("state", "free"); sforce.opencti.enableClickToDial({ callback() {} });</script>`);
    const { frame } = await (await Demo.of(adapter)).open("/lightning/page/home");

    const state: unknown = await frame.evaluate("localStorage.getItem('state') + sessionStorage.getItem('state')");

    expect(state).toBe("freefree");
  });

  test("a console keeps the tab of a record over a reload of one of its sub-tabs", async () => {
    const { page } = await (await Demo.of(lightning)).open(`/lightning/r/Contact/${ada}/view`);
    await page.click("[aria-label='App Launcher']");
    await page.click("[role=menuitem]:has-text('Service Console')");
    await page.click(".related a.name >> nth=0");
    await page.waitForSelector(".subtab.active >> nth=0");

    await page.reload();
    await page.waitForSelector(".subtab:has-text('Ada Lindqvist')");

    expect(await page.$$eval(".items .tab", (all) => all.length)).toBe(1);
    expect(await page.$$eval(".subtab", (all) => all.map((one) => one.classList.contains("active")))).toEqual([false, true]);
  });

  test("what JSON cannot say is refused with a clear error, shown, and saved with the rest of the log", async () => {
    const { page, frame } = await (await Demo.of(lightning)).open("/lightning/page/home");

    const answer: unknown = await frame.evaluate(`new Promise((callback) => { const value = { entityApiName: "Task" }; value.self = value; sforce.opencti.saveLog({ value, callback }); })`);
    await page.waitForSelector(".envelope.call:has-text('(a circle)')", { state: "attached" });
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".logbar :text('Save')")]);
    const saved = JSON.parse(readFileSync(await download.path(), "utf8")) as { methodName: string }[];

    expect(answer).toMatchObject({ success: false, errors: [{ code: "INVALID_PARAM" }] });
    expect(saved.filter(({ methodName }) => methodName === "saveLog")).toHaveLength(2);
  });
});
