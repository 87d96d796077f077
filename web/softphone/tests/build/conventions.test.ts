import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const web = `${import.meta.dirname}/../../..`;

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(`${web}/${folder}`, { recursive: true })
    .filter((path) => /\.(tsx?|css)$/.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${web}/${folder}/${path}`, "utf8") }));
}

const phone = sources("phone/src");
const all = [...phone, ...sources("softphone/src"), ...sources("softphone/build")];
const where = (files: typeof all, pattern: RegExp): string[] => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("The phone library draws nothing", () => {
  expect(where(phone, /\b(document|window)\.|HTML\w*Element|preact/)).toEqual([]);
});

test("Only media touches WebRTC", () => {
  expect(where(phone, /\bRTC[A-Z]|getUserMedia/).filter((path) => !path.includes("/media/"))).toEqual([]);
});

test("Only server touches the connection", () => {
  expect(where(all, /@microsoft\/signalr|\bfetch\(/).filter((path) => !path.includes("phone/src/server/"))).toEqual([]);
});

test("Nothing is typed as any, and no compiler message is silenced", () => {
  expect(where(all, /[:<,|&]\s*any\b|\bas any\b|@ts-(ignore|expect-error|nocheck)/)).toEqual([]);
});

test("No message goes to every origin", () => {
  expect(where(all, /postMessage\([^)]*["']\*["']/)).toEqual([]);
});

test("Files stay small: 400 lines at most, nine in ten under 200", () => {
  const written = all.filter(({ path }) => !path.endsWith("server/contracts.ts"));
  const lines = written.map(({ path, text }) => ({ path, count: text.split("\n").length }));

  expect(lines.filter(({ count }) => count > 400)).toEqual([]);
  expect(lines.filter(({ count }) => count > 200).length).toBeLessThanOrEqual(lines.length / 10);
});

test("Sides are named by the direction of reading, so that right to left works", () => {
  const css = all.filter(({ path }) => path.endsWith(".css"));

  expect(where(css, /\b(margin|padding|border)-(left|right|top|bottom)\b|text-align:\s*(left|right)|float:|[\s;{](left|right|top|bottom):/)).toEqual([]);
});
