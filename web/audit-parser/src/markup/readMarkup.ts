import type { KnownModule } from "../modules/handedOut.ts";
import { nothingFound, type Found, type FoundUse } from "../seam/messages.ts";
import { parseError } from "../script/parseScript.ts";
import { readScript } from "../script/readScript.ts";
import type { Surface } from "../surface/surface.ts";
import { scriptsIn } from "../uses/includes.ts";
import { elementsOf, type Element } from "./elements.ts";
import { hideTemplateMarks, layOut, piecesOf, type ScriptPiece } from "./scriptPieces.ts";

const addressed = new Set(["src", "value", "scripts", "href", "data-src", "data-main", "content", "url"]);

/** Reads a page: its components, the scripts it includes, and the script in it. All classic script of a page shares its globals. */
export function readMarkup(
  surface: Surface,
  path: string,
  text: string,
  isVisualforce: boolean,
  known: readonly KnownModule[] = [],
): Found {
  const found = nothingFound();
  const elements = elementsOf(text);
  for (const element of elements) found.uses.push(...componentUse(surface, element), ...includesOf(element));
  if (isVisualforce) found.uses.push(...mergedFields(surface, text), ...mergedScripts(surface, path, text));
  const pieces = elements.flatMap((element) => piecesOf(text, element, isVisualforce));
  const laidOut = groups(pieces).map((group) => ({ code: layOut(text, group), isTyped: group[0]?.kind === "typed" }));
  for (const { code, isTyped } of laidOut) add(found, readScript(surface, path, code, isTyped, known));
  return found;
}

function componentUse(surface: Surface, element: Element): FoundUse[] {
  const name = element.name.toLowerCase();
  const api = surface.file.markup.find((one) => one.api.toLowerCase() === name)?.api;
  return api === undefined ? [] : [{ api, start: element.start, end: element.end, confidence: "certain", how: "markup" }];
}

function includesOf(element: Element): FoundUse[] {
  const lower = element.name.toLowerCase();
  if (lower === "a" || lower === "meta") return [];
  return element.attributes
    .filter((one) => addressed.has(one.name.toLowerCase()))
    .flatMap((one) =>
      scriptsIn(one.value).map((script) => ({
        api: script.api,
        start: one.start + script.at,
        end: one.start + one.value.length,
        confidence: "certain" as const,
        how: "markup" as const,
        ...(script.apiVersion === undefined ? {} : { apiVersion: script.apiVersion }),
      })),
    );
}

/** Call fields that a page shows: `{!Task.CallType}`, `{!$ObjectType.Task.fields.CallType.label}`. */
function mergedFields(surface: Surface, text: string): FoundUse[] {
  return [...text.matchAll(/\{![^}]*\}/g)].flatMap((merge) =>
    [...merge[0].matchAll(/(?<![\w.])(?:\$ObjectType\.)?(Task|User)\.(?:fields\.)?(\w+)/gi)].flatMap((hit): FoundUse[] => {
      const name = `${hit[1] ?? ""}.${hit[2] ?? ""}`.toLowerCase();
      const field = surface.file.fields.find((one) => one.api.toLowerCase() === name);
      const start = merge.index + hit.index;
      return field === undefined ? [] : [{ api: field.api, start, end: start + hit[0].length, confidence: "certain", how: "markup" }];
    }),
  );
}

/** Script that an expression of the page chooses: `{!IF(a, "sforce.opencti.saveLog(…);", "")}`. */
function mergedScripts(surface: Surface, path: string, text: string): FoundUse[] {
  return [...text.matchAll(/\{![^}]{0,4000}\}/g)].flatMap((merge) =>
    [...merge[0].matchAll(/"([^"\\]*sforce[^"\\]*)"|'([^'\\]*sforce[^'\\]*)'/g)].flatMap((hit) => {
      const start = merge.index + hit.index + 1;
      return readScript(surface, path, hit[1] ?? hit[2] ?? "", false).uses.map((use): FoundUse => ({
        ...use,
        start: start + use.start,
        end: start + use.end,
        confidence: use.confidence === "certain" ? "probable" : use.confidence,
      }));
    }),
  );
}

/** The pieces that are read together. One that does not parse stands alone, so that it does not spoil the others. */
function groups(pieces: readonly ScriptPiece[]): ScriptPiece[][] {
  const apart = pieces.filter((piece) => piece.kind !== "classic").map((piece) => [piece]);
  const classic = pieces.filter((piece) => piece.kind === "classic");
  if (classic.length < 2) return [...apart, ...classic.map((piece) => [mended(piece)])];
  const whole: ScriptPiece[] = [];
  for (const piece of classic.map(mended)) {
    if (parseError(piece.code) === null) whole.push(piece);
    else apart.push([piece]);
  }
  return whole.length > 0 ? [...apart, whole] : apart;
}

/** Template marks of a server are hidden where the script cannot be read with them. */
function mended(piece: ScriptPiece): ScriptPiece {
  if (!/<%|\{\{|\{%|<\?|@\{/.test(piece.code) || parseError(piece.code) === null) return piece;
  return { ...piece, code: hideTemplateMarks(piece.code) };
}

function add(found: Found, more: Found): void {
  found.uses.push(...more.uses);
  found.faults.push(...more.faults);
  found.facts.push(...more.facts);
  found.nested.push(...more.nested);
  found.couldNotRead ??= more.couldNotRead;
}
