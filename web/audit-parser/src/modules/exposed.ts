import { identifierName, isFunction, isNode, keyName, literalText, unwrapped, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";
import type { Reach } from "./handedOut.ts";

/** An expression, a function or a class that others reach under some names. */
export interface Exposed {
  readonly reach: Reach;
  readonly names: readonly string[];
  readonly node: Node;
}

const windows = new Set(["window", "self", "globalThis", "top", "parent", "root", "global"]);

/** What a script exposes: exports of both kinds, globals of a classic script, methods of an Aura bundle. */
export function exposedBy(index: ProgramIndex, path: string): Exposed[] {
  const statements = (index.root.body ?? []) as readonly Node[];
  const inBundle = isAura(path) ? statements.flatMap((one) => bundled(one)) : [];
  if (inBundle.length > 0) return inBundle;
  const exported = [...statements.flatMap((one) => exportedBy(one)), ...commonJs(index), ...asynchronous(index)];
  const isModule = exported.length > 0 || statements.some((one) => one.type === "ImportDeclaration");
  return isModule ? exported : [...statements.flatMap((one) => topLevel(one)), ...onWindow(index)];
}

/** Whether a script may be part of an Aura bundle. Who audits a bundle alone sees no folder `aura`. */
export function isAura(path: string): boolean {
  return /(^|\/)aura\/[^/]+\/[^/]+\.js$|(Helper|Controller|Renderer)\.js$/.test(path);
}

/** `({ call: function (cmp) {…} })` */
function bundled(statement: Node): Exposed[] {
  const object = isNode(statement.expression) ? unwrapped(statement.expression) : undefined;
  return object?.type === "ObjectExpression" ? [{ reach: "bundle", names: [], node: object }] : [];
}

function exportedBy(statement: Node): Exposed[] {
  const { declaration } = statement as { declaration?: Node | null };
  if (statement.type === "ExportDefaultDeclaration" && declaration) return [{ reach: "module", names: ["default"], node: declaration }];
  if (statement.type === "TSExportAssignment" && isNode(statement.expression))
    return [{ reach: "module", names: [], node: statement.expression }];
  if (statement.type !== "ExportNamedDeclaration" || statement.source) return [];
  if (declaration) return declared(declaration).map(({ name, node }) => ({ reach: "module", names: [name], node }));
  return (statement.specifiers ?? []).flatMap((one): Exposed[] => {
    const name = nameOf((one as { exported?: Node }).exported);
    return name === undefined || one.local === undefined ? [] : [{ reach: "module", names: [name], node: one.local }];
  });
}

/** The name of an import or export, which may be written as a text. */
export function nameOf(node: Node | undefined): string | undefined {
  return identifierName(node) ?? literalText(node);
}

function declared(statement: Node): { name: string; node: Node }[] {
  const own = identifierName(statement.id);
  if (own !== undefined) return [{ name: own, node: statement }];
  return (statement.declarations ?? []).flatMap((one) => {
    const name = identifierName(one.id);
    return name === undefined || !one.id ? [] : [{ name, node: one.id }];
  });
}

/** `module.exports = …`, `module.exports.api = …`, `exports.api = …` */
function commonJs(index: ProgramIndex): Exposed[] {
  return index.assignments.flatMap((one): Exposed[] => {
    if (one.left?.type !== "MemberExpression" || !one.right) return [];
    const names = behindExports(one.left);
    return names === undefined ? [] : [{ reach: "module", names, node: one.right }];
  });
}

function behindExports(member: Node): string[] | undefined {
  const name = keyName(member);
  const holder = member.object && unwrapped(member.object);
  if (name === undefined || holder === undefined) return undefined;
  if (identifierName(holder) === "module" && name === "exports") return [];
  if (identifierName(holder) === "exports") return [name];
  return holder.type === "MemberExpression" && identifierName(holder.object) === "module" && keyName(holder) === "exports"
    ? [name]
    : undefined;
}

/** `define(["a"], function (a) { return …; })` */
function asynchronous(index: ProgramIndex): Exposed[] {
  return index.calls.flatMap((one): Exposed[] => {
    const factory = one.arguments?.at(-1);
    return identifierName(one.callee) === "define" && isFunction(factory)
      ? results(factory).map((node) => ({ reach: "module", names: [], node }))
      : [];
  });
}

/** What a function returns, as far as it is written in its own body. */
export function results(target: Node): Node[] {
  const body = target.body as Node | undefined;
  if (body === undefined) return [];
  if (body.type !== "BlockStatement") return [body];
  return ((body.body ?? []) as readonly Node[]).flatMap((one) => (one.type === "ReturnStatement" && one.argument ? [one.argument] : []));
}

/** Functions and variables at the top of a classic script belong to every script of the page. */
function topLevel(statement: Node): Exposed[] {
  if (statement.type === "VariableDeclaration" || statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration")
    return declared(statement).map(({ name, node }) => ({ reach: "global", names: [name], node }));
  return [];
}

function onWindow(index: ProgramIndex): Exposed[] {
  return index.assignments.flatMap((one): Exposed[] => {
    const name = one.left?.type === "MemberExpression" ? keyName(one.left) : undefined;
    const holder = one.left?.object && unwrapped(one.left.object);
    if (name === undefined || !one.right || !windows.has(identifierName(holder) ?? "")) return [];
    return [{ reach: "global", names: [name], node: one.right }];
  });
}
