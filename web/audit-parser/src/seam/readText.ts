import { readApex } from "../apex/readApex.ts";
import { readMarkup } from "../markup/readMarkup.ts";
import { readTokens } from "../plain/readTokens.ts";
import { readScript } from "../script/readScript.ts";
import type { Surface } from "../surface/surface.ts";
import type { Found, NestedText, Request } from "./messages.ts";

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
    const found = readTokens(surface, request.path, request.text);
    return { ...found, couldNotRead: `read by tokens: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}` };
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

function read(surface: Surface, { path, language, text }: Request): Found {
  if (language === "text" || tokensFile.test(path)) return readTokens(surface, path, text);
  if (text.length > largestTree) return { ...readTokens(surface, path, text), couldNotRead: "read by tokens: larger than 10 MB" };
  switch (language) {
    case "apex":
      return readApex(surface, path, text);
    case "javascript":
      return /^\s*</.test(text) && !/\.[jt]sx?$/i.test(path)
        ? readMarkup(surface, path, text, false)
        : readScript(surface, path, text, false);
    case "typescript":
      return readScript(surface, path, text, true);
    case "aura":
    case "lwc":
      return scriptFile.test(path) ? readScript(surface, path, text, /\.tsx?$/i.test(path)) : readMarkup(surface, path, text, false);
    case "html":
      return readMarkup(surface, path, text, false);
    case "visualforce":
      return readMarkup(surface, path, text, true);
    default:
      return readTokens(surface, path, text);
  }
}
