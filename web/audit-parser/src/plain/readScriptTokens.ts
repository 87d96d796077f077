import { tokenizer, type Token as AcornToken } from "acorn";
import { nothingFound, type Found } from "../seam/messages.ts";
import type { Surface } from "../surface/surface.ts";
import { scriptsIn } from "../uses/includes.ts";

/** A token with its text, which acorn's types leave out. */
type Token = AcornToken & { readonly value?: unknown };

/** Where a chain of names has got to. */
interface Chain {
  path: string;
  readonly start: number;
  end: number;
}

/**
 * Reads script token by token, for bundles too large for a tree. Whole paths from `sforce` on are found, names given to parts of them are not.
 * Ends at the first character that is no script, and tells how far it got.
 */
export function readScriptTokens(surface: Surface, text: string): { readonly found: Found; readonly end: number } {
  const found = nothingFound();
  const window: Token[] = [];
  let chain: Chain | undefined;
  let end = 0;
  try {
    for (const token of tokenizer(text, { ecmaVersion: "latest", allowHashBang: true }) as Iterable<Token>) {
      end = token.end;
      if (token.type.label === "string") addresses(found, token);
      window.push(token);
      if (window.length > 4) window.shift();
      chain = step(surface, found, chain, window);
    }
  } catch (error) {
    found.couldNotRead = error instanceof Error ? error.message.slice(0, 200) : "not script";
  }
  return { found, end };
}

function addresses(found: Found, token: Token): void {
  const text = String(token.value);
  if (!text.includes("/support/")) return;
  for (const { api, apiVersion } of scriptsIn(text)) {
    found.uses.push({
      api,
      start: token.start,
      end: token.end,
      confidence: "probable",
      how: "text",
      ...(apiVersion === undefined ? {} : { apiVersion }),
    });
  }
}

function step(surface: Surface, found: Found, chain: Chain | undefined, window: readonly Token[]): Chain | undefined {
  const token = window.at(-1) as Token;
  const before = window.at(-2)?.type.label;
  if (token.type.label === "name" && token.value === "sforce" && before !== "?." && before !== ".")
    return { path: "sforce", start: token.start, end: token.end };
  if (token.type.label === "name" && token.value === "sforce")
    return { path: "sforce", start: window.at(-3)?.start ?? token.start, end: token.end };
  if (chain === undefined) return undefined;
  if (token.type.label === "." || token.type.label === "?." || token.type.label === "[" || token.type.label === "]") return chain;
  const isName = token.type.label === "name" && (before === "." || before === "?.");
  const isKey = token.type.label === "string" && before === "[";
  return isName || isKey ? longer(surface, found, chain, token) : undefined;
}

function longer(surface: Surface, found: Found, chain: Chain, token: Token): Chain | undefined {
  const path = `${chain.path}.${String(token.value)}`;
  if (surface.isObject(path)) return { ...chain, path, end: token.end };
  if (surface.isObject(chain.path) && surface.isUse(path))
    found.uses.push({ api: path, start: chain.start, end: token.end, confidence: "probable", how: "text" });
  return undefined;
}
