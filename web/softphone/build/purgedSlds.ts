import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import postcss, { type AtRule, type Declaration, type Root, type Rule } from "postcss";
import type { Plugin } from "vite";

const request = "virtual:slds.css";
const stylesheet = "@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.css";
const licence = "/*! Lightning Design System 2.264.1, Copyright (c) 2015-present, salesforce.com, inc., BSD-3-Clause; reduced to the rules in use */";

/**
 * Gives the Salesforce Lightning Design System reduced to the classes that the sources name. The whole is a megabyte and
 * brings fonts and icons that may not be changed; what is used of it is a hundredth.
 */
export function purgedSlds(sources: string): Plugin {
  return {
    name: "patchbay-purged-slds",
    resolveId: (id) => (id === request ? "/@patchbay/slds.css" : null),
    load(id) {
      if (id !== "/@patchbay/slds.css") return null;
      const path = createRequire(import.meta.url).resolve(stylesheet);
      return `${licence}\n${purge(readFileSync(path, "utf8"), classesIn(sources))}`;
    },
  };
}

/** @returns Names of all classes of the design system that the sources mention. */
export function classesIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.tsx?$/.test(file));
  const names = files.flatMap((file) => readFileSync(`${folder}/${file}`, "utf8").match(/\bslds-[\w-]+/g) ?? []);
  return new Set(names);
}

/** @returns The rules that can match something, and the custom properties those rules use. */
export function purge(css: string, used: ReadonlySet<string>): string {
  const root = postcss.parse(css);
  root.walkComments((comment) => void comment.remove());
  root.walkAtRules((rule) => dropForeign(rule));
  root.walkRules((rule) => dropUnused(rule, used));
  dropUnusedProperties(root);
  dropEmpty(root);
  return root.toString();
}

function dropForeign(rule: AtRule): void {
  if (rule.name === "font-face" || rule.name === "charset" || rule.name === "import") rule.remove();
}

function dropUnused(rule: Rule, used: ReadonlySet<string>): void {
  if (rule.parent?.type === "atrule" && "name" in rule.parent && String(rule.parent.name).endsWith("keyframes")) return;
  const kept = rule.selectors.filter((selector) => mayMatch(selector, used));
  if (kept.length === 0) rule.remove();
  else rule.selectors = kept;
}

function mayMatch(selector: string, used: ReadonlySet<string>): boolean {
  const outside = selector.replace(/:not\([^)]*\)/g, "");
  const classes = outside.match(/\.-?[_a-zA-Z][\w-]*/g) ?? [];
  return !/\[class|::-moz|:-ms|:-moz/.test(selector) && classes.every((name) => used.has(name.slice(1)));
}

/** Custom properties refer to each other, so this goes on until nothing changes. */
function dropUnusedProperties(root: Root): void {
  for (;;) {
    const named = new Set(root.toString().match(/var\(\s*--[\w-]+/g)?.map((use) => use.replace(/var\(\s*/, "")));
    const unused: Declaration[] = [];
    root.walkDecls(/^--/, (declaration) => void (named.has(declaration.prop) || unused.push(declaration)));
    if (unused.length === 0) return;
    unused.forEach((declaration) => declaration.remove());
  }
}

function dropEmpty(root: Root): void {
  const text = root.toString();
  root.walkAtRules(/keyframes$/, (rule) => {
    if (!new RegExp(`animation[^;]*\\b${rule.params}\\b`).test(text)) rule.remove();
  });
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
}
