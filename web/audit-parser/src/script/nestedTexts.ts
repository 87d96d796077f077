import type { NestedText } from "../seam/messages.ts";
import { hole, type Constants } from "./constants.ts";
import { identifierName, keyName, literalText, type Node } from "./nodes.ts";
import type { ProgramIndex } from "./programIndex.ts";

const running = new Set(["eval", "setTimeout", "setInterval", "Function", "execScript", "executeScript", "evaluate"]);
const script = /<script[\s>]/i;
const handler = /<\w[^>]*\son\w+\s*=/i;
const calling = /sforce\s*\.|opencti/;

/** The texts in script that a browser would read as a page or as script in its turn. */
export function nestedTexts(index: ProgramIndex, constants: Constants, text: string): NestedText[] {
  const seen = new Set<Node>();
  return index.strings.flatMap((literal): NestedText[] => {
    if (!calling.test(text.slice(literal.start, literal.end))) return [];
    const whole = sumAround(literal);
    if (seen.has(whole) || whole.end - whole.start > 500_000) return [];
    seen.add(whole);
    const outline = constants.outlineOf(whole);
    if (!calling.test(outline)) return [];
    const kind = script.test(outline) || (handler.test(outline) && isShown(whole)) ? "markup" : isRun(whole) ? "script" : undefined;
    if (kind === undefined) return [];
    const isExact = literalText(whole) === text.slice(whole.start + 1, whole.end - 1);
    return [{ kind, text: outline.replaceAll(hole, "$"), start: isExact ? whole.start + 1 : whole.start, isExact }];
  });
}

function sumAround(literal: Node): Node {
  let at = literal;
  while (at.parent?.type === "BinaryExpression" && at.parent.operator === "+") at = at.parent;
  return at;
}

/** `div.innerHTML = "<a onclick=…>"` */
function isShown(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type === "AssignmentExpression" && parent.right === node && parent.left?.type === "MemberExpression")
    return /^(innerHTML|outerHTML|srcdoc)$/.test(keyName(parent.left) ?? "");
  const callee = parent?.type === "CallExpression" ? parent.callee : undefined;
  return callee?.type === "MemberExpression" && /^(insertAdjacentHTML|html|append|prepend|write|writeln)$/.test(keyName(callee) ?? "");
}

function isRun(node: Node): boolean {
  const call = node.parent;
  if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return false;
  const callee = call.callee;
  return running.has((callee?.type === "MemberExpression" ? keyName(callee) : identifierName(callee)) ?? "");
}
