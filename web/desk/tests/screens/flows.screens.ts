import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers, barriersInAllShapes, barriersInTheDark, pictureTo } from "./look";
import { mainLine, withHours } from "../flows/example";
import { cannotRun, SiteRig } from "./siteRig";

let site: SiteRig;

const cardNamed = (page: Page, name: string) => page.getByRole("list", { name: "Steps of the flow" }).getByRole("button", { name: new RegExp(`^${name}(?![\\w-])`) });
const textOf = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "Text", exact: true }).click();
  const text = await page.getByLabel("The flow as text (YAML)").inputValue();
  await page.getByRole("button", { name: "Form", exact: true }).click();
  return text;
};

describe.skipIf(cannotRun)("call flows", () => {
  beforeAll(async () => {
    site = await SiteRig.start({ Site__Queues__0: "Support", Site__Queues__1: "Sales" });
  });

  afterEach(() => {
    expect(site.complaints).toEqual([]);
  });

  afterAll(async () => {
    await site.stop();
  });

  test("A flow is begun, written as text, seen as a picture and published", async () => {
    const page = await site.open("flows");
    await page.getByRole("heading", { name: "There is no call flow yet" }).waitFor();
    const wrong = await barriersInAllShapes(page, "no-flows");
    await page.getByRole("button", { name: "New flow" }).click();
    await page.getByLabel("Name").fill("main-line");
    await page.keyboard.press("Enter");
    await cardNamed(page, "welcome").waitFor();
    await page.getByText("Checked: nothing is wrong.").waitFor();
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page.getByLabel("The flow as text (YAML)").fill(mainLine);
    await cardNamed(page, "support").waitFor();
    await page.getByText("Checked: nothing is wrong.").waitFor();
    wrong.push(...(await barriersInAllShapes(page, "flow-text")));
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("Version 1 is in force. Nothing is changed.").waitFor();
    await page.getByRole("link", { name: "All flows", exact: true }).click();
    await page.getByRole("cell", { name: "Main line main-line" }).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "flows")));

    expect(wrong).toEqual([]);
  });

  test("With the keyboard alone a step is found, changed, added, taken back, and the file changes in those lines only", async () => {
    const page = await site.open("flows?flow=main-line");
    await cardNamed(page, "welcome").focus();
    await page.keyboard.press("ArrowDown");
    await cardNamed(page, "main").and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^main/ }).and(page.locator(":focus")).waitFor();
    const wrong = await barriersInAllShapes(page, "flow-form");
    for (const dark of [false, true]) {
      await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
      await page.setViewportSize({ width: 1440, height: 900 });
      await pictureTo(page, `flow-form-1440${dark ? "-dark" : ""}`);
      wrong.push(...(await barriers(page)));
    }
    await page.getByLabel("How long to wait for a key").fill("7s");
    await page.keyboard.press("Escape");
    await cardNamed(page, "main").and(page.locator(":focus")).waitFor();
    expect(await textOf(page)).toBe(mainLine.replace("wait: 5s", "wait: 7s"));
    await cardNamed(page, "main").focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Key 2", { exact: true }).selectOption({ label: "New: say" });
    await page.getByRole("heading", { name: /^say/ }).waitFor();
    const added = await textOf(page);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");

    expect(added).toContain("      2: say\n");
    expect(added).toContain("  say:\n    do: say\n    prompt: Write here what the caller hears.\n    next: sales\n");
    expect(await textOf(page)).toBe(mainLine);
    expect(wrong).toEqual([]);
  });

  test("The linter's words stand at the step and keep it from being published; mended, its change is shown and can be taken back", async () => {
    const page = await site.open("flows?flow=main-line&step=busy");
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page.getByLabel("The flow as text (YAML)").fill(mainLine.replace("after-limit: busy", "after-limit: nowhere"));
    await cardNamed(page, "support").and(page.getByRole("button", { name: /One problem/ })).waitFor();
    await page.getByRole("button", { name: "support", exact: true }).click();
    await page.getByRole("button", { name: "Form", exact: true }).click();
    const wrong = await barriersInAllShapes(page, "flow-problem");
    await page.getByRole("button", { name: "Publish…" }).and(page.locator("[aria-disabled=true]")).waitFor();
    await page.getByLabel("After the longest wait").selectOption("busy");
    await page.getByLabel("Longest wait", { exact: true }).fill("5m");
    await page.getByRole("button", { name: "Publish…" }).and(page.locator("[aria-disabled=false]")).click();
    await page.getByRole("dialog").getByText("limit: 5m").waitFor();
    wrong.push(...(await barriersInAllShapes(page, "flow-publish")));
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("Version 2 is in force. Nothing is changed.").waitFor();
    await page.getByRole("button", { name: "Versions…" }).click();
    await page.getByRole("dialog").getByText("limit: 10m").waitFor();
    await page.getByRole("button", { name: "Use version 1" }).click();
    await page.getByText("Version 1 is in force. Nothing is changed.").waitFor();

    expect(await textOf(page)).toBe(mainLine);
    expect(wrong).toEqual([]);
  });

  test("Hours and closed days are set in forms, the file changes in those lines only, and the line is closed and opened by the emergency switch", async () => {
    await site.publish(withHours);
    const page = await site.open("flows?flow=clinic&step=hours");
    await page.getByLabel("Hours, mon-fri").fill("07:30-16:00");
    await page.getByRole("button", { name: "Add a closed day" }).click();
    await page.getByLabel("Closed from, 1").fill("2026-12-24");
    await page.getByLabel("Closed to, 1").fill("2026-12-26");
    await page.getByLabel("Closed to, 1").press("Tab");
    const wrong = await barriersInAllShapes(page, "flow-hours");
    wrong.push(...(await barriersInTheDark(page, "flow-hours")));
    expect(await textOf(page)).toBe(withHours.replace("08:00-17:00", "07:30-16:00").replace("morning\n", "morning\n    closed:\n      - 2026-12-24..2026-12-26\n"));
    await page.getByRole("button", { name: "Drop the draft" }).click();
    await page.getByRole("link", { name: "All flows", exact: true }).click();
    await page.getByRole("link", { name: "Close lines…" }).click();
    await page.getByRole("checkbox", { name: /^Clinic line/ }).check();
    wrong.push(...(await barriersInAllShapes(page, "close-lines")));
    wrong.push(...(await barriersInTheDark(page, "close-lines")));
    await page.getByRole("button", { name: "Close this line" }).click();
    await page.getByRole("alert").getByText(/^since .*, by Ada Lindqvist$/).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "closed-line")));
    wrong.push(...(await barriersInTheDark(page, "closed-line")));
    await page.getByRole("link", { name: "Call flows" }).click();
    await page.getByRole("cell", { name: "Closed by the emergency switch; In force" }).waitFor();
    await page.getByRole("link", { name: "Messages, callbacks" }).click();
    await page.getByRole("alert").getByText("Clinic line is closed by the emergency switch").waitFor();
    await page.getByRole("link", { name: "Call flows" }).click();
    await page.getByRole("cell", { name: "Closed by the emergency switch; In force" }).waitFor();
    wrong.push(...(await barriersInTheDark(page, "closed-flow")));
    await page.getByRole("button", { name: "Open again… Clinic line" }).click();
    await page.getByRole("button", { name: "Open again", exact: true }).click();
    await page.getByText("is closed by the emergency switch").waitFor({ state: "detached" });

    await page.getByRole("row", { name: /^Clinic line.* In force/ }).waitFor();
    expect(wrong).toEqual([]);
  });

  test("The flow is called in the page: words, keys and queues as in a real call, each step chosen in the picture", async () => {
    const page = await site.open("flows?flow=main-line&view=try");
    await page.getByRole("button", { name: "Call it now" }).last().click();
    await page.getByText("The flow waits for a key.").waitFor();
    await page.getByRole("button", { name: "Press 2", exact: true }).click();
    await page.getByText("Waits in the queue Sales.").waitFor();
    await focusIsAt(page, "The caller waits for an agent.");
    const wrong = await barriersInAllShapes(page, "flow-call");
    await page.getByRole("button", { name: "Wait on" }).click();

    await page.getByText("Waits in the queue Support.").waitFor();
    await page.getByRole("button", { name: "Hang up", exact: true }).press("Enter");
    await focusIsAt(page, "Call again");
    await cardNamed(page, "support").and(page.locator("[aria-pressed=true]")).waitFor();
    expect(wrong).toEqual([]);
  });
});

/** The element with these words has the focus, though the button that was pressed is gone. */
async function focusIsAt(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, words);
}
