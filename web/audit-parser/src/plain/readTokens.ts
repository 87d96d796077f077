import { nothingFound, type Found } from "../seam/messages.ts";
import type { Surface } from "../surface/surface.ts";
import { scriptsIn } from "../uses/includes.ts";

/** How a kind of text writes comments; what a parser for it would pass over. */
const lispComment = /;[^\r\n]*|"(?:[^"\\]|\\.)*"|#_\S+/g;
const scriptComment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/g;
const hashComment = /#[^\r\n{][^\r\n]*|"""[\s\S]*?"""|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/g;

const chain = /(?<![\w$.-])(?:js\/)?(?:(?:window|self|globalThis|parent|top|js)\s*[.?]+\s*)*sforce((?:\s*\??\.\s*-?[A-Za-z_$][\w$]*)+)/g;
const threaded = /\(\s*(?:\.\.|->|some->)\s+js\/(?:window\s+-?\.?-?)?sforce((?:[\s(.-]+[A-Za-z_$][\w$]*)+)/g;
const methodFirst = /\(\s*\.-?([A-Za-z_$][\w$]*)\s+(?:\(\s*\.-?([A-Za-z_$][\w$]*)\s+)?js\/(?:window\.)?sforce((?:\.[A-Za-z_$][\w$]*)*)/g;
const keyed = /js\/(?:window\s+)?(?:sforce\s+)?\[((?:\s*[:"'][\w$]+["']?)+)\s*\]/g;

/**
 * Reads text for which there is no parser here (ClojureScript, CoffeeScript, bundles too large for a tree) by its tokens: comments and
 * texts are left out, and whole paths from `sforce` on are taken as they stand.
 */
export function readTokens(surface: Surface, path: string, text: string): Found {
  const found = nothingFound();
  const isLisp = /\.clj[sc]?$|\.edn$/i.test(path);
  const comments = isLisp ? lispComment : /\.(coffee|litcoffee|rb|py)$/i.test(path) ? hashComment : scriptComment;
  const bare = text.replace(comments, (part) =>
    part.startsWith('"') || part.startsWith("'")
      ? part[0] + " ".repeat(Math.max(0, part.length - 2)) + part[0]
      : part.replace(/[^\r\n]/g, " "),
  );
  const at = new Set<string>();
  const take = (start: number, end: number, names: readonly string[]): void => takePath(surface, found, at, start, end, names);
  for (const hit of bare.matchAll(chain)) take(hit.index, hit.index + hit[0].length, namesIn(hit[1]));
  if (isLisp) {
    for (const hit of bare.matchAll(threaded)) take(hit.index, hit.index + hit[0].length, namesIn(hit[1]));
    for (const hit of bare.matchAll(methodFirst))
      take(hit.index, hit.index + hit[0].length, [...namesIn(hit[3]), ...namesIn(hit[2]), ...namesIn(hit[1])]);
    for (const hit of text.matchAll(keyed))
      take(
        hit.index,
        hit.index + hit[0].length,
        namesIn(hit[1]).filter((name) => name !== "sforce"),
      );
  }
  for (const hit of text.matchAll(/["'`][^"'`\r\n]*\/(?:opencti|interaction|integration)[^"'`\r\n]*\.js["'`]/g)) {
    for (const script of scriptsIn(hit[0]))
      if (hit[0].includes("/support/"))
        found.uses.push({
          api: script.api,
          start: hit.index + script.at,
          end: hit.index + hit[0].length,
          confidence: "probable",
          how: "text",
          ...(script.apiVersion === undefined ? {} : { apiVersion: script.apiVersion }),
        });
  }
  return found;
}

function namesIn(text: string | undefined): string[] {
  return text?.match(/[A-Za-z_$][\w$]*/g) ?? [];
}

/** The longest path that the names spell, as far as the API goes. */
function takePath(surface: Surface, found: Found, seen: Set<string>, start: number, end: number, names: readonly string[]): void {
  let path = "sforce";
  for (const name of names) {
    if (!surface.isObject(path)) return;
    path = `${path}.${name}`;
    if (!surface.isUse(path) || seen.has(`${start}|${path}`)) continue;
    seen.add(`${start}|${path}`);
    found.uses.push({ api: path, start, end, confidence: "probable", how: "text" });
    return;
  }
}
