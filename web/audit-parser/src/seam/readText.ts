import { readApex } from "../apex/readApex.ts";
import { readMarkup } from "../markup/readMarkup.ts";
import { readScriptTokens } from "../plain/readScriptTokens.ts";
import { readTokens } from "../plain/readTokens.ts";
import { readScript } from "../script/readScript.ts";
import { parseError } from "../script/parseScript.ts";
import { hideMergeFields } from "../text/blank.ts";
import { scriptsIn } from "../uses/includes.ts";
import type { Surface } from "../surface/surface.ts";
import { nothingFound, type Found, type NestedText, type Request } from "./messages.ts";

/** Texts above this are read by their tokens: a tree of them would not fit into memory. In UTF-16 units. */
export const largestTree = 10_000_000;

const scriptFile = /\.(js|mjs|cjs|jsx|ts|tsx|mts|cts)(\.\w+)?$/i;
const tokensFile = /\.(clj|cljs|cljc|edn|coffee|litcoffee)$/i;

/** Reads one text by the reader for its language. Never throws: what went wrong is told in the result. */
export function readText(surface: Surface, request: Request): Found {
  try {
    const found = read(surface, request);
    for (const nested of found.nested.splice(0)) addNested(found, nested, surface, request);
    return found;
  } catch (error) {
    return byTokens(surface, request, error instanceof Error ? error.message.slice(0, 200) : "unknown reason");
  }
}

/** Script goes through a real tokenizer as far as that gets; the rest, and other texts, are searched for whole paths. */
function byTokens(surface: Surface, { path, language, text }: Request, why: string): Found {
  const couldNotRead = `read by tokens: ${why}`;
  try {
    if (language !== "javascript" && language !== "typescript") return { ...readTokens(surface, path, text), couldNotRead };
    const { found, end } = readScriptTokens(surface, text);
    if (found.couldNotRead === null) return { ...found, couldNotRead };
    const rest = readTokens(surface, path, text.slice(end));
    const moved = rest.uses.map((use) => ({ ...use, start: use.start + end, end: use.end + end }));
    return { ...found, uses: [...found.uses, ...moved], couldNotRead };
  } catch (error) {
    return { ...nothingFound(), couldNotRead: `${why}; ${error instanceof Error ? error.message.slice(0, 200) : "no tokens"}` };
  }
}

/** What stands in a text of the script counts too, but for script includes: the text was looked through for addresses already. */
function addNested(found: Found, nested: NestedText, surface: Surface, request: Request): void {
  const isPage = request.language === "visualforce";
  const inner =
    nested.kind === "markup"
      ? readMarkup(surface, request.path, nested.text, isPage)
      : readScript(surface, request.path, nested.text, false);
  for (const use of inner.uses) {
    if (use.api.startsWith("script:")) continue;
    const start = nested.isExact ? nested.start + use.start : nested.start;
    found.uses.push({
      ...use,
      start,
      end: start + (use.end - use.start),
      confidence: use.confidence === "certain" ? "probable" : use.confidence,
    });
  }
}

/** Script of a button has merge fields in it, and includes scripts by one of them: `{!REQUIRESCRIPT("/support/…")}`. */
function readPlainScript(surface: Surface, { path, text, known }: Request): Found {
  if (!text.includes("{!") || parseError(text) === null) return readScript(surface, path, text, false, known);
  const found = readScript(surface, path, hideMergeFields(text), false, known);
  for (const field of text.matchAll(/\{!\s*REQUIRESCRIPT\(([^)]*)\)/gi)) {
    for (const { api, at, apiVersion } of scriptsIn(field[1] ?? "")) {
      const start = field.index + field[0].length - 1 - (field[1] ?? "").length + at;
      found.uses.push({
        api,
        start,
        end: field.index + field[0].length,
        confidence: "certain",
        how: "markup",
        ...(apiVersion === undefined ? {} : { apiVersion }),
      });
    }
  }
  return found;
}

function read(surface: Surface, request: Request): Found {
  const { path, language, text, known } = request;
  if (language === "text" || tokensFile.test(path)) return readTokens(surface, path, text);
  if (text.length > largestTree) return byTokens(surface, request, "larger than 10 MB");
  switch (language) {
    case "apex":
      return readApex(surface, path, text);
    case "javascript":
      return /^\s*</.test(text) && !/\.[jt]sx?$/i.test(path)
        ? readMarkup(surface, path, text, false, known)
        : readPlainScript(surface, request);
    case "typescript":
      return readScript(surface, path, text, true, known);
    case "aura":
    case "lwc":
      return scriptFile.test(path)
        ? readScript(surface, path, text, /\.tsx?$/i.test(path), known)
        : readMarkup(surface, path, text, false, known);
    case "html":
      return readMarkup(surface, path, text, false, known);
    case "visualforce":
      return readMarkup(surface, path, text, true, known);
    default:
      return readTokens(surface, path, text);
  }
}
