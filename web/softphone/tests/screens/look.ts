import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Stage } from "./stage";

const folder = `${import.meta.dirname}/../../../test-results/screens`;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Takes a picture. */
export async function picture(stage: Stage, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await stage.page.screenshot({ path: `${folder}/${name}.png` });
}

/** @returns What axe finds wrong in the panel, as sentences. */
export async function barriers(stage: Stage): Promise<string[]> {
  // The panel's policy lets no foreign script in; the test runs it by hand.
  await stage.panel.evaluate(axe);
  const found = (await stage.panel.evaluate(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  )) as { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] };
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary ?? ""}`));
}
