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
  let mended: ParsedScript | undefined;
  for (const attempt of tries) {
    try {
      const parsed = attempt(text);
      if (parsed?.error === null) return parsed;
      mended ??= parsed ?? undefined;
    } catch (error) {
      first ??= messageOf(error);
    }
  }
  if (mended !== undefined) return mended;
  return {
    root: parseLoosely(text, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true }) as unknown as Node,
    error: first ?? "syntax error",
  };
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

function acornScript(text: string): ParsedScript | null {
  return /^\s*(import|export)\s/m.test(text.slice(0, 200_000)) ? null : acorn(text, "script");
}

function acornModule(text: string): ParsedScript {
  return acorn(text, "module");
}

function acorn(text: string, sourceType: "script" | "module"): ParsedScript {
  const root = parseWithAcorn(text, {
    ecmaVersion: "latest",
    sourceType,
    allowHashBang: true,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: sourceType === "module",
    allowSuperOutsideMethod: true,
    allowImportExportEverywhere: sourceType === "module",
    checkPrivateFields: false,
  }) as unknown as Node;
  return { root, error: null };
}

const proposals: ParserPlugin[] = [
  ["estree", { classFeatures: true }],
  "decorators-legacy",
  "exportDefaultFrom",
  "doExpressions",
  "throwExpressions",
];

function babelTyped(text: string): ParsedScript {
  return babel(text, ["typescript", "jsx"]);
}

function babelTypedPlain(text: string): ParsedScript {
  return babel(text, ["typescript"]);
}

function babelFlow(text: string): ParsedScript {
  return babel(text, ["flow", "jsx"]);
}

/** Babel reads on after mistakes. Those of meaning, such as a name declared twice, are none here; those of form are told. */
function babel(text: string, plugins: ParserPlugin[]): ParsedScript {
  const file = parseWithBabel(text, {
    sourceType: "unambiguous",
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowImportExportEverywhere: true,
    allowUndeclaredExports: true,
    plugins: [...proposals, ...plugins],
  });
  const mistake = file.errors?.find((error) => /^(Missing|Unexpected|Unterminated)/.test(error.reasonCode));
  return { root: file.program as unknown as Node, error: mistake === undefined ? null : messageOf(mistake) };
}
