import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = `${import.meta.dirname}/../src`;
const all = readdirSync(folder, { recursive: true })
  .filter((path) => /\.(tsx?|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, "utf8") }));
const where = (pattern: RegExp): string[] => all.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("Only server touches the connection", () => {
  expect(where(/\bfetch\(/).filter((path) => !path.startsWith("server/"))).toEqual([]);
});

test("Nothing is typed as any, and no compiler message is silenced", () => {
  expect(where(/[:<,|&]\s*any\b|\bas any\b|@ts-(ignore|expect-error|nocheck)/)).toEqual([]);
});

test("Files stay under 200 lines", () => {
  const written = all.filter(({ path }) => !path.endsWith("Contracts.ts"));

  expect(written.filter(({ text }) => text.split("\n").length > 200).map(({ path }) => path)).toEqual([]);
});

test("Sides are named by the direction of reading, so that right to left works", () => {
  expect(where(/\b(margin|padding|border)-(left|right|top|bottom)\b|text-align:\s*(left|right)|float:|[\s;{](left|right|top|bottom):/).filter((path) => path.endsWith(".css"))).toEqual([]);
});

test("Folders form no circle: what every page may use knows no page", () => {
  const pages = /from "\.\.\/(connection|flows|mapping|messages|now|parked|people|rules|shell)\//;

  expect(where(pages).filter((path) => !path.startsWith("shell/") && path !== "main.tsx")).toEqual([]);
});
