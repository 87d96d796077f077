import { identifierName, isFunction, keyName, literalText, unwrapped, type Node } from "../script/nodes.ts";
import type { Declaration } from "../script/scopeTable.ts";
import type { Flow } from "./flow.ts";
import type { Value } from "./value.ts";

const root: Value = { path: "sforce", layers: [], how: "direct", sure: true };
const windows = new Set([
  "window",
  "self",
  "globalThis",
  "parent",
  "top",
  "opener",
  "frames",
  "$window",
  "global",
  "root",
  "unsafeWindow",
  "defaultView",
  "contentWindow",
  "win",
  "w",
  "_window",
]);
const holders = /^_?(sf|sforce|salesforce|win|window|w)$/i;

/** Says where the API enters a file. */
export function plantSeeds(flow: Flow): void {
  for (const one of flow.index.identifiers.get("sforce") ?? []) plantName(flow, one);
  for (const one of flow.index.membersByName.get("sforce") ?? []) plantMember(flow, one);
  for (const one of flow.index.computedMembers) if (flow.constants.textOf(one.property) === "sforce") plantMember(flow, one);
  for (const one of flow.index.patternsByKey.get("sforce") ?? []) flow.fromPattern(one, { ...root, sure: true });
  for (const name of ["opencti", "interaction"])
    for (const one of flow.index.membersByName.get(name) ?? []) plantNamespace(flow, one, name);
  for (const one of flow.index.typeQueries) plantType(flow, one);
  for (const [name, all] of flow.index.identifiers) if (/^_?open_?cti(api)?$/i.test(name)) for (const one of all) plantParameter(flow, one);
}

function plantName(flow: Flow, identifier: Node): void {
  const declared = flow.index.scopes.declarationsOf(identifier);
  if (declared.length === 0) flow.hold(identifier, root);
  else if (declared.some((one) => isAmbient(one))) flow.hold(identifier, root);
  else if (declared.some((one) => isFromOutside(flow, one))) flow.hold(identifier, { ...root, how: "parameter" });
}

/** `declare const sforce`, and `var sforce = sforce || {}` at the top of a page: both mean the global. */
function isAmbient({ name, by }: Declaration): boolean {
  const statement = by.parent;
  if (
    by.type === "TSModuleDeclaration" ||
    by.declare === true ||
    statement?.declare === true ||
    statement?.parent?.type === "TSModuleBlock"
  )
    return true;
  if (by.type !== "VariableDeclarator" || by.id !== name || statement?.parent?.type !== "Program" || statement.kind !== "var") return false;
  if (!by.init) return true;
  const init = unwrapped(by.init);
  return init.type === "LogicalExpression" && identifierName(init.left) === "sforce";
}

/** A parameter or an import of that name whose origin the file does not show. */
function isFromOutside(flow: Flow, { by, name }: Declaration): boolean {
  if (isFunction(by)) return !isGivenHere(by) && flow.index.scopes.declarationsOf(name).length === 1;
  if (by.type !== "ImportSpecifier" && by.type !== "ImportDefaultSpecifier" && by.type !== "ImportNamespaceSpecifier") return false;
  return !/jsforce|node-?salesforce/i.test(literalText(by.parent?.source) ?? "");
}

function isGivenHere(target: Node): boolean {
  const parent = target.parent;
  return parent?.type === "CallExpression" && parent.callee === target && (parent.arguments?.length ?? 0) > 0;
}

function plantMember(flow: Flow, member: Node): void {
  const holder = member.object && unwrapped(member.object);
  const name = holder?.type === "MemberExpression" ? keyName(holder) : identifierName(holder);
  const isWindow = name !== undefined && windows.has(name);
  const isWritten = member.parent?.type === "AssignmentExpression" && member.parent.left === member;
  if (!isWritten) flow.hold(member, { ...root, sure: isWindow || holder?.type === "ThisExpression" });
  else if (isWindow) flow.hold(member, root);
}

/** `sf.opencti` where the file does not show what `sf` is, but its name does. */
function plantNamespace(flow: Flow, member: Node, name: string): void {
  const holder = member.object && unwrapped(member.object);
  if (holder === undefined || flow.values.has(holder)) return;
  const called = holder.type === "CallExpression" && holder.callee ? unwrapped(holder.callee) : undefined;
  const text =
    called === undefined ? identifierName(holder) : (keyName(called) ?? identifierName(called))?.replace(/^(get|load|use)_?/i, "");
  if (text === undefined || !holders.test(text) || identifierName(holder) === "sforce" || isDefinedHere(flow, holder)) return;
  flow.hold(member, { path: `sforce.${name}`, layers: [], how: "alias", sure: false });
}

function isDefinedHere(flow: Flow, holder: Node): boolean {
  if (holder.type !== "Identifier") return false;
  return flow.index.scopes.declarationsOf(holder).some(({ by }) => by.type === "VariableDeclarator" && by.init != null);
}

/** A parameter that is called like the API, or whose type is, and that nobody in the file hands anything else. */
function plantParameter(flow: Flow, identifier: Node): void {
  const target = identifier.parent;
  const isParameter = isFunction(target) && target.params?.includes(identifier) === true;
  if (isParameter && !isGivenHere(target)) flow.name(identifier, { path: "sforce.opencti", layers: [], how: "parameter", sure: false });
}

/** `(cti: typeof sforce.opencti)`: what has that type is that object. */
function plantType(flow: Flow, query: Node): void {
  const path = pathOf(query.exprName)?.replace(/^(window|globalThis|self)\./, "");
  if (path === undefined || !flow.surface.isObject(path)) return;
  const holder = query.parent?.type === "TSTypeAnnotation" ? query.parent.parent : undefined;
  const value: Value = { path, layers: [], how: "parameter", sure: true };
  if (holder?.type === "Identifier") flow.name(holder, { ...value, how: isFunction(holder.parent) ? "parameter" : "alias" });
  else if (holder?.type === "ObjectPattern") flow.bind(holder, value);
  if (holder?.type === "PropertyDefinition" || (holder?.type === "Identifier" && holder.parent?.type === "TSParameterProperty")) {
    const name = holder.type === "Identifier" ? identifierName(holder) : keyName(holder);
    for (const one of flow.index.membersByName.get(name ?? "") ?? [])
      if (one.object?.type === "ThisExpression") flow.hold(one, { ...value, how: "alias" });
  }
}

function pathOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === "Identifier") return identifierName(node);
  if (node.type !== "TSQualifiedName") return undefined;
  const left = pathOf(node.left);
  const right = identifierName(node.right);
  return left === undefined || right === undefined ? undefined : `${left}.${right}`;
}
