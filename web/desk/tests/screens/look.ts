import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const folder = `${import.meta.dirname}/../../../test-results/desk`;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shapes = [
  { shape: "1280", width: 1280, height: 900, direction: "ltr" },
  { shape: "390", width: 390, height: 844, direction: "ltr" },
  { shape: "zoomed", width: 640, height: 450, direction: "ltr" },
  { shape: "rtl", width: 1280, height: 900, direction: "rtl" },
] as const;

/** Takes a picture of the page in every shape it must have, and tells what is wrong in any of them. */
export async function barriersInAllShapes(page: Page, name: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const wrong: string[] = [];
  for (const { shape, width, height, direction } of shapes) {
    await page.setViewportSize({ width, height });
    await page.evaluate((dir) => void (document.documentElement.dir = dir), direction);
    await page.screenshot({ path: `${folder}/${name}-${shape}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) wrong.push(`${shape}: ${wide} px wider than its window`);
    wrong.push(...(await barriers(page)).map((sentence) => `${shape}: ${sentence}`));
  }
  await page.setViewportSize({ width: shapes[0].width, height: shapes[0].height });
  await page.evaluate(() => void (document.documentElement.dir = "ltr"));
  return wrong;
}

/** Takes pictures of the page on a wide window, light and dark, and tells what is wrong in the dark one. */
export async function barriersInTheDark(page: Page, name: string): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.screenshot({ path: `${folder}/${name}-1440.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: `${folder}/${name}-dark.png`, fullPage: true });
  const wrong = (await barriers(page)).map((sentence) => `dark: ${sentence}`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: shapes[0].width, height: shapes[0].height });
  return wrong;
}

/** Takes a picture of the page as it is. */
export async function pictureTo(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** @returns What axe finds wrong, as sentences. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  )) as { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] };
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary ?? ""}`));
}
