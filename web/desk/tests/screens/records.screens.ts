import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriersInAllShapes } from "./look";
import { cannotRun, SiteRig } from "./siteRig";

const knownCustomer = "+46701740633";

let site: SiteRig;

describe.skipIf(cannotRun)("looking after records and rules", () => {
  beforeAll(async () => {
    site = await SiteRig.start({ Salesforce__OwnerOfLastResort: "patchbay.integration@tidewater.example" });
    await site.connect("production");
  });

  afterEach(() => {
    expect(site.complaints).toEqual([]);
  });

  afterAll(async () => {
    await site.stop();
  });

  test("A caller is seen waiting, with the reason, and is put first", async () => {
    const page = await site.open("now");
    const hangUp = await site.callIn(knownCustomer);
    await page.getByRole("button", { name: /^Why/ }).click();
    await page.getByText("Nobody who could take it is at work.").waitFor();
    await page.getByText("Not to be chosen now: 2 who are offline.").waitFor();
    const wrong = await barriersInAllShapes(page, "now-waiting");
    await page.getByLabel("Priority").selectOption({ label: "First of all" });
    await page.getByRole("button", { name: "Move", exact: true }).press("Enter");
    await page.getByText("moved by a supervisor").waitFor();
    const address = new URL(page.url()).searchParams.get("call");
    await page.keyboard.press("Escape");
    await page.getByRole("cell", { name: "priority 10" }).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "now")));
    await hangUp();

    await page.getByText("Nobody calls and nobody waits.").waitFor();
    expect(address).toMatch(/^[0-9a-f]{32}$/);
    expect(wrong).toEqual([]);
  });

  test("A record that a rule of the org refuses is told in words, mended here and written", async () => {
    const page = await site.open("salesforce/parked");
    await page.getByRole("heading", { name: "Nothing is parked" }).waitFor();
    const wrong = await barriersInAllShapes(page, "nothing-parked");
    await site.trouble({ rules: [{ sObject: "Task", field: "Priority", contains: "Normal", message: "Customers need a higher priority." }] });
    await site.call(knownCustomer);
    const row = page.getByRole("row").filter({ hasText: "Customers need a higher priority." });
    await row.waitFor();
    wrong.push(...(await barriersInAllShapes(page, "parked")));
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const csv = readFileSync(await (await saving).path(), "utf8");
    await row.getByRole("button", { name: /^Edit/ }).click();
    await page.getByLabel("Priority", { exact: true }).fill("High");
    wrong.push(...(await barriersInAllShapes(page, "parked-record")));
    await page.getByRole("button", { name: "Save and run again" }).click();

    await page.getByText("runs again with your changes").waitFor();
    await page.getByRole("heading", { name: "Nothing is parked" }).waitFor();
    expect(csv).toContain("Customers need a higher priority.");
    expect(wrong).toEqual([]);
    await site.trouble({});
  });

  test("A record that is written without a field of the org can be looked at and run again, and is not edited here", async () => {
    const page = await site.open("salesforce/parked");
    await site.trouble({ missing: ["Task.CallType"] });
    await site.call(knownCustomer);
    const row = page.getByRole("row").filter({ hasText: "Written, but without Task.CallType" });
    await row.waitFor();
    await page.getByRole("link", { name: /1 written without a field/ }).waitFor();
    await row.getByRole("button", { name: /^Look/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The record stands in Salesforce").waitFor();
    const fields = await dialog.getByRole("textbox").count();
    await site.trouble({});
    await dialog.getByRole("button", { name: "Run again" }).click();

    await page.getByRole("heading", { name: "Nothing is parked" }).waitFor();
    expect(fields).toBe(0);
  });

  test("The table filters, sorts and keeps both in the address", async () => {
    const page = await site.open("salesforce/parked");
    await site.trouble({ rules: [{ sObject: "Task", message: "Closed for the night." }] });
    await site.call(knownCustomer);
    await site.call("+46812345678");
    await page.getByRole("button", { name: /^Run again/ }).nth(1).waitFor();
    await page.getByRole("button", { name: "Tries" }).click();
    await page.getByLabel("Filter").fill("no such word");
    await page.getByText("No parked record fits the filter.").waitFor();

    expect(new URL(page.url()).search).toBe("?filter=no+such+word&sort=attempts");
    await page.reload();
    await page.getByText("No parked record fits the filter.").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await site.trouble({});
    await page.getByRole("button", { name: "Run all 2 again" }).click();
    await page.getByText("2 records run again.").waitFor();
    await page.getByRole("heading", { name: "Nothing is parked" }).waitFor();
  });

  test("By keyboard one record after the other is run again: the focus goes on to the row that is left, then to what is said instead", async () => {
    const page = await site.open("salesforce/parked");
    await site.trouble({ rules: [{ sObject: "Task", message: "Closed for the night." }] });
    await site.call(knownCustomer);
    await site.call("+46812345678");
    const again = page.getByRole("button", { name: /^Run again/ });
    await again.nth(1).waitFor();
    await site.trouble({});
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.slice(0, 9) ?? "");
    await again.nth(1).press("Enter");
    await again.nth(1).waitFor({ state: "detached" });
    await expect.poll(focused).toBe("Run again");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Nothing is parked" }).waitFor();

    await expect.poll(focused).toBe("Nothing i");
  });

  test("A mapping keeps comments and order, whether it is changed in the form or in the text, and a field the org lacks is refused with the nearest names", async () => {
    const page = await site.open("salesforce/mapping");
    const text = page.getByLabel("YAML or JSON");
    await text.fill("# The sales desk asked for it.\ntask:\n  - field: Subjct # what the report filters by\n    value: call.queue\n");
    await page.getByLabel("Value", { exact: true }).fill("concat(call.direction, ': ', call.queue)");
    await page.getByRole("button", { name: "Check against production" }).click();
    await page.getByText("Task has no field Subjct").waitFor();
    const wrong = await barriersInAllShapes(page, "mapping");
    await page.getByLabel("Field", { exact: true }).fill("Subject");
    await page.keyboard.press("Enter");
    await page.getByText("Saved. It holds for everything that is written from now on.").waitFor();

    await page.reload();
    await page.getByText("Nothing is changed.").waitFor();
    expect(await text.inputValue()).toBe("# The sales desk asked for it.\ntask:\n  - field: Subject # what the report filters by\n    value: \"concat(call.direction, ': ', call.queue)\"\n");
    expect(await page.getByLabel("Field", { exact: true }).inputValue()).toBe("Subject");
    expect(wrong).toEqual([]);
  });

  test("A mapping can be typed letter by letter: the focus stays in the text, and goes to a field only when the form adds it", async () => {
    const page = await site.open("salesforce/mapping");
    const text = page.getByLabel("YAML or JSON");
    const typed = "task:\n  - field: Subject\n    value: call.queue\n  - field: CallType\n    value: call.direction\n";
    await text.fill("");
    await text.pressSequentially(typed);
    const kept = await text.inputValue();
    const hadFocus = await text.evaluate((element) => element === document.activeElement);
    await page.getByRole("button", { name: "Add a field" }).first().press("Enter");
    await page.keyboard.type("Priority");

    expect([kept, hadFocus]).toEqual([typed, true]);
    expect(await page.getByLabel("Field", { exact: true }).nth(2).inputValue()).toBe("Priority");
  });

  test("Whoever leaves a mapping that is not saved is asked first, by a link, by the browser's back and by signing out", async () => {
    const page = await site.open("salesforce/rules");
    await page.getByRole("link", { name: "Mapping", exact: true }).click();
    const text = page.getByLabel("YAML or JSON");
    const question = page.getByRole("dialog", { name: "Leave without saving?" });
    await text.fill("task:\n  - field: Subject\n    value: call.queue\n# not saved");
    await page.getByRole("link", { name: "Parked" }).press("Enter");
    await question.waitFor();
    const wrong = await barriersInAllShapes(page, "leave");
    await page.keyboard.press("Enter");
    const kept = await text.inputValue();
    await page.goBack();
    await question.getByRole("button", { name: "Stay here" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await question.getByRole("button", { name: "Stay here" }).click();
    const address = new URL(page.url()).pathname;
    await page.getByRole("link", { name: "Parked" }).press("Enter");
    await question.getByRole("button", { name: "Leave" }).press("Enter");
    await page.getByRole("heading", { name: "Nothing is parked" }).waitFor();

    expect([kept.endsWith("# not saved"), address]).toEqual([true, "/desk/salesforce/mapping"]);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    expect(wrong).toEqual([]);
  });

  test("The tester says who a number would be, and why, and its address can be sent on", async () => {
    const page = await site.open("salesforce/rules");
    await page.getByLabel("Number", { exact: true }).fill("070-174 06 33");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /It would be|It could be/ }).waitFor();
    const wrong = await barriersInAllShapes(page, "tester");

    await page.reload();
    await page.getByText(knownCustomer).waitFor();
    await page.getByText("may be the caller").first().waitFor();
    await page.getByText(/rules? found nothing/).waitFor();
    expect(wrong).toEqual([]);
  });

  test("Rules keep their comments, refuse a field the org lacks, and the standard ones come back", async () => {
    const page = await site.open("salesforce/rules");
    const text = page.getByLabel("YAML or JSON");
    await text.fill("search:\n  # their own phone\n  - find: Contact.Mobil\n  - find: Lead.*\n");
    await page.getByRole("button", { name: "Ask Lead.* earlier" }).press("Enter");
    await page.getByLabel("None matches").first().selectOption({ label: "the search page" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Contact.Mobil: the org has no such field, or Patchbay's user does not see it. Nearest: MobilePhone").waitFor();
    const wrong = await barriersInAllShapes(page, "rules");
    await page.getByLabel("Rule 2").fill("Contact.MobilePhone");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. The rules hold from the next call on.").waitFor();
    await page.reload();
    await page.getByText("Nothing is changed.").waitFor();
    const kept = await text.inputValue();
    await page.getByRole("button", { name: "Back to the standard rules…" }).click();
    await page.getByRole("button", { name: "Take the standard rules" }).click();

    await page.getByText("The standard rules hold again.").waitFor();
    expect(kept).toBe("search:\n  - find: Lead.*\n  # their own phone\n  - find: Contact.MobilePhone\ninbound:\n  none:\n    show: search\n");
    expect(await text.inputValue()).toContain("Contact.MobilePhone");
    expect(wrong).toEqual([]);
  });

  test("The log of a call moves to another record, and a record that is not there takes no log", async () => {
    const now = await site.open("now");
    const hangUp = await site.callIn(knownCustomer);
    await now.getByRole("button", { name: /^Why/ }).click();
    await now.waitForURL(/call=/);
    const call = new URL(now.url()).searchParams.get("call") ?? "";
    await hangUp();
    const page = await site.open("salesforce/rules?number=Case.CaseNumber%3D00001001");
    const record = (await page.getByRole("link", { name: /00001001/ }).getAttribute("href"))?.split("/").at(-2) ?? "";
    await page.getByLabel("Call", { exact: true }).fill(call);
    await page.getByLabel("Record", { exact: true }).fill("003000000000009AAA");
    await page.keyboard.press("Enter");
    await page.getByText("The org has no such record, or Patchbay's user does not see it.").waitFor();
    const wrong = await barriersInAllShapes(page, "move-log");
    await page.getByLabel("Record", { exact: true }).fill(record);
    await page.keyboard.press("Enter");

    await page.getByText("The log hangs on Case").waitFor();
    await page.getByRole("heading", { name: "Move a log" }).scrollIntoViewIfNeeded();
    expect(wrong).toEqual([]);
  });

  test("In the org's own page, the entry of a call that nobody took names nobody who did", async () => {
    await site.call(knownCustomer);
    const page = await site.open("salesforce/rules?number=070-174+06+33");
    const record = await page.getByRole("link", { name: /Ada Lindqvist/ }).getAttribute("href");
    await page.goto(record ?? "");

    await page.getByText("Nobody took this call from Ada Lindqvist").first().waitFor();
    expect(await page.getByText(/Integration( User)? had a call/).count()).toBe(0);
  });
});
