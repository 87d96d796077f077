import type { FoundUse, How } from "../seam/messages.ts";
import type { Constants } from "../script/constants.ts";
import { hole } from "../script/constants.ts";
import { identifierName, keyName, quasiText, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";

/** A script of the API named by an address. */
export interface IncludedScript {
  readonly api: string;
  readonly apiVersion?: string;
  /** Where in the address the match begins. */
  readonly at: number;
}

const version = "(?:\\{[^}]*\\}|[^/\"'\\s<>])*";
const patterns: readonly { readonly api: string; readonly find: RegExp }[] = [
  {
    api: "script:opencti",
    find: new RegExp(`(?:/support/api/(${version})/)?(?:lightning/)?opencti(?:_min|\\.min|-min)?\\.js(?![\\w.])`, "gi"),
  },
  { api: "script:interaction", find: new RegExp(`/support/api/(${version})/interaction(?:_min|\\.min)?\\.js(?!\\w)`, "gi") },
  { api: "script:integration", find: new RegExp(`/support/console/(${version})/integration(?:_min|\\.min)?\\.js(?!\\w)`, "gi") },
];

/** The scripts that an address, or a text with addresses in it, names. */
export function scriptsIn(text: string): IncludedScript[] {
  return patterns.flatMap(({ api, find }) =>
    [...text.matchAll(find)]
      .filter((hit) => api !== "script:opencti" || isPathStart(text, hit.index))
      .map((hit) => {
        const found = hit[1]?.replace(/^v/i, "");
        return { api, at: hit.index, ...(found !== undefined && /^\d+(\.\d+)?$/.test(found) ? { apiVersion: found } : {}) };
      }),
  );
}

/** `myopencti.js` and `/static/opencti.js` are other files: the API's own is minified, or in a folder of that name. */
function isPathStart(text: string, at: number): boolean {
  if (text[at] !== "/" && at > 0 && /[\w-]/.test(text[at - 1] ?? "")) return false;
  const rest = text.slice(at);
  return /^\/support\/|^\/?lightning\/opencti|^\/?opencti[._-]min/i.test(rest);
}

const named = /opencti|interaction|integration/i;

function ownText(node: Node): string {
  return typeof node.value === "string" ? node.value : (node.quasis ?? []).map(quasiText).join("");
}

/** Addresses in script, also those put together at run time. */
export function includesIn(index: ProgramIndex, constants: Constants, text: string): FoundUse[] {
  const seen = new Set<Node>();
  const uses: FoundUse[] = [];
  for (const one of index.strings) {
    if (!named.test(ownText(one))) continue;
    const whole = wholeText(one);
    if (seen.has(whole) || isSpoken(whole)) continue;
    seen.add(whole);
    const outline = constants.outlineOf(whole);
    const inPage = outline.includes("<") ? scriptsIn(text.slice(whole.start, whole.end)) : [];
    for (const script of inPage) uses.push(use(script, whole, whole.start + script.at, startsWithWords(outline)));
    for (const script of inPage.length > 0 ? [] : scriptsIn(outline.replaceAll(hole, "*"))) {
      if (script.api !== "script:opencti" || isFullAddress(whole, outline)) uses.push(use(script, whole, whole.start));
    }
  }
  return uses;
}

/** An address stands where its expression starts; one in a page that is written as text, where it stands in the page. */
function use(script: IncludedScript, node: Node, start: number, isProse = false): FoundUse {
  const how: How = node.type === "Literal" ? "direct" : "computed";
  const version = script.apiVersion === undefined ? {} : { apiVersion: script.apiVersion };
  return { api: script.api, start, end: node.end, confidence: isProse ? "possible" : "certain", how, ...version };
}

/** `docs: <script src=…>`: who writes a page does not begin with words. */
function startsWithWords(outline: string): boolean {
  return /^\s*[\w ]*[A-Za-z]{2,}[:,. ]\s/.test(outline.slice(0, outline.indexOf("<")));
}

/** A bare file name says little: it has to stand where scripts are loaded, or carry a path. */
function isFullAddress(node: Node, outline: string): boolean {
  if (/\/(lightning\/)?opencti/i.test(outline) && !/^\.{1,2}\//.test(outline)) return true;
  const parent = node.parent;
  return parent?.type === "AssignmentExpression" && parent.left?.type === "MemberExpression" && keyName(parent.left) === "src";
}

/** The sum or template that a text is a part of. */
function wholeText(node: Node): Node {
  let at = node;
  for (let parent = at.parent; parent !== undefined; parent = at.parent) {
    const isPart =
      (parent.type === "BinaryExpression" && parent.operator === "+") ||
      parent.type === "ParenthesizedExpression" ||
      (parent.type === "TemplateLiteral" && parent.expressions?.includes(at) === true) ||
      (parent.type === "ArrayExpression" && isJoined(parent)) ||
      (parent.type === "MemberExpression" && parent.object === at && /^(concat|join)$/.test(keyName(parent) ?? "")) ||
      (parent.type === "CallExpression" &&
        parent.callee?.type === "MemberExpression" &&
        /^(concat|join)$/.test(keyName(parent.callee) ?? "") &&
        (parent.callee === at || keyName(parent.callee) === "concat"));
    if (!isPart) break;
    at = parent;
  }
  return at;
}

function isJoined(list: Node): boolean {
  return list.parent?.type === "MemberExpression" && keyName(list.parent) === "join";
}

const speaking =
  /^(log|debug|info|warn|error|trace|alert|assert|notify|showToast|Error|TypeError|describe|it|test|startsWith|endsWith|includes|indexOf|match|expect|toBe|toEqual|toContain|toMatch)$/;

/** A text that is shown, logged, thrown or compared loads nothing. */
function isSpoken(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type === "BinaryExpression" || parent?.type === "ExpressionStatement" || parent?.type === "ImportDeclaration")
    return parent.type !== "ImportDeclaration";
  if (parent?.type !== "CallExpression" && parent?.type !== "NewExpression") return false;
  const callee = parent.callee;
  const name = callee?.type === "MemberExpression" ? keyName(callee) : identifierName(callee);
  return name !== undefined && speaking.test(name);
}
