import { parse as parseWithAcorn } from "acorn";
import { parse as parseLoosely } from "acorn-loose";
import { parse as parseWithBabel, type ParserPlugin } from "@babel/parser";
import type { Node } from "./nodes.ts";

/** A tree, and what kept it from being exact. */
export interface ParsedScript {
  readonly root: Node;
  readonly error: string | null;
}

/**
 * Reads script. Plain script goes to acorn, the fastest and smallest in memory; types, JSX and proposals to Babel; what neither
 * takes to acorn-loose, which leaves out what it does not understand. All three write the same tree.
 */
export function parseScript(text: string, isTyped: boolean): ParsedScript {
  const tries = isTyped ? [babelTyped, babelTypedPlain, acornModule] : [acornScript, acornModule, babelFlow, babelTyped];
  let first: string | null = null;
  for (const attempt of tries) {
    try {
      const root = attempt(text);
      if (root !== null) return { root, error: null };
    } catch (error) {
      first ??= messageOf(error);
    }
  }
  return { root: parseLoosely(text, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true }) as unknown as Node, error: first ?? "syntax error" };
}

/** Why plain script cannot be read exactly, or null. */
export function parseError(text: string): string | null {
  try {
    acorn(text, "script");
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : "syntax error";
}

function acornScript(text: string): Node | null {
  return /^\s*(import|export)\s/m.test(text.slice(0, 200_000)) ? null : acorn(text, "script");
}

function acornModule(text: string): Node {
  return acorn(text, "module");
}

function acorn(text: string, sourceType: "script" | "module"): Node {
  return parseWithAcorn(text, {
    ecmaVersion: "latest", sourceType, allowHashBang: true, allowReturnOutsideFunction: true, allowAwaitOutsideFunction: sourceType === "module",
    allowSuperOutsideMethod: true, allowImportExportEverywhere: sourceType === "module", checkPrivateFields: false,
  }) as unknown as Node;
}

const proposals: ParserPlugin[] = [["estree", { classFeatures: true }], "decorators-legacy", "exportDefaultFrom", "doExpressions", "throwExpressions"];

function babelTyped(text: string): Node | null {
  return babel(text, ["typescript", "jsx"]);
}

function babelTypedPlain(text: string): Node | null {
  return babel(text, ["typescript"]);
}

function babelFlow(text: string): Node | null {
  return babel(text, ["flow", "jsx"]);
}

function babel(text: string, plugins: ParserPlugin[]): Node | null {
  const file = parseWithBabel(text, {
    sourceType: "unambiguous", errorRecovery: true, attachComment: false, allowReturnOutsideFunction: true, allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true, allowImportExportEverywhere: true, allowUndeclaredExports: true, plugins: [...proposals, ...plugins],
  });
  return file.program as unknown as Node;
}
