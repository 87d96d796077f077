import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { replyTo } from "../src/seam/conversation.ts";
import type { Language } from "../src/seam/messages.ts";
import { readText } from "../src/seam/readText.ts";
import { Surface, type SurfaceFile } from "../src/surface/surface.ts";

const file = JSON.parse(readFileSync(`${import.meta.dirname}/../../../src/Patchbay.Audit/Surface/surface.json`, "utf8")) as SurfaceFile;

/** The surface that the product ships. */
export const surface = new Surface(file);

interface Placed {
  readonly line: number;
  readonly column: number;
}

export interface ReadUse extends Placed {
  readonly api: string;
  readonly confidence: string;
  readonly how: string;
  readonly apiVersion?: string;
}

export interface Reading {
  readonly uses: readonly ReadUse[];
  readonly faults: readonly (Placed & { readonly rule: string; readonly api?: string; readonly evidence: string })[];
  readonly facts: readonly (Placed & { readonly fact: string; readonly value: string })[];
  readonly couldNotRead: string | null;
}

/** Reads a text as the process would. */
export function read(language: Language, text: string, path = defaultPath(language)): Reading {
  const request = { id: 1, path, language, text };
  return replyTo(request, readText(surface, request)) as unknown as Reading;
}

function defaultPath(language: Language): string {
  const extension: Readonly<Record<Language, string>> = {
    javascript: "js",
    typescript: "ts",
    html: "html",
    visualforce: "page",
    aura: "js",
    lwc: "js",
    apex: "cls",
    text: "cljs",
  };
  return `adapter/softphone.${extension[language]}`;
}

/** Uses as `line:column api`, as the cases of the corpus write them. */
export function usesOf(reading: Reading): string[] {
  return reading.uses.map((use) => `${use.line}:${use.column} ${use.api}`);
}

/** What a case is about, its text, and the uses in it; a `sforce.` in front of a use is left out. */
export type ReadCase = readonly [name: string, text: string, ...uses: string[]];

/** One test for each case: exactly these uses are found, at exactly these places. */
export function expectUses(language: Language, cases: readonly ReadCase[], path?: string): void {
  test.each(cases.map(([name, text, ...uses]) => ({ name, text, uses })))("$name", ({ text, uses }) => {
    const found = usesOf(read(language, text, path));

    expect(found).toEqual(uses.map((use) => use.replace(/^(\d+:\d+) (opencti|interaction|console)\./, "$1 sforce.$2.")));
  });
}
