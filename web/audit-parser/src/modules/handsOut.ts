import { identifierName, isFunction, isNode, keyName, literalText, unwrapped, type Node } from "../script/nodes.ts";
import { parameterIndex } from "../uses/callees.ts";
import type { Flow } from "../uses/flow.ts";
import { peel, type Value } from "../uses/value.ts";
import { exposedBy, nameOf, results, type Exposed } from "./exposed.ts";
import type { HandedOut, KnownModule } from "./handedOut.ts";
import { meaningOf } from "./resolve.ts";

const deepest = 4;
const most = 200;
const passing = new Set(["freeze", "seal", "assign", "markRaw", "memo", "once", "memoize"]);
/** Names so short or so common that another file's are hardly the same. */
const common = new Set([
  "sforce",
  "api",
  "call",
  "send",
  "init",
  "app",
  "app_",
  "request",
  "invoke",
  "exports",
  "module",
  "self",
  "that",
  "init",
]);

/** Tells what a file hands out of the API: its objects, functions that give them, and functions that forward a name to them. */
export function handsOut(flow: Flow, path: string, known: readonly KnownModule[]): HandedOut[] {
  const found = new Map<string, HandedOut>();
  const walk = new Walk(flow, (exposed, value) => {
    const { reach, names } = exposed;
    if (reach === "global" && (names[0] === undefined || names[0].length < 4 || common.has(names[0].toLowerCase()))) return;
    if (reach === "bundle" && names.length === 0) return;
    if (value.path === "sforce" || found.size >= most) return;
    found.set(`${reach} ${names.join(".")} ${value.path} ${value.layers.join(",")}`, {
      reach,
      names,
      api: value.path,
      layers: value.layers,
      sure: value.sure,
    });
  });
  for (const one of exposedBy(flow.index, path)) walk.from(one, 0);
  return [...found.values(), ...handedOn(flow, path, known)];
}

/** `export { cti } from "./cti"` and `export * from "./cti"`. */
function handedOn(flow: Flow, path: string, known: readonly KnownModule[]): HandedOut[] {
  return ((flow.index.root.body ?? []) as readonly Node[]).flatMap((one) => {
    const source = literalText(one.source);
    if (source === undefined || (one.type !== "ExportNamedDeclaration" && one.type !== "ExportAllDeclaration")) return [];
    const parts = known.filter((module) => meaningOf(source, path, module.path) !== "no").flatMap((module) => module.handsOut);
    return parts.filter((part) => part.reach === "module").flatMap((part) => renamed(one, part));
  });
}

function renamed(statement: Node, part: HandedOut): HandedOut[] {
  if (statement.type === "ExportAllDeclaration") {
    const name = nameOf((statement as { exported?: Node | null }).exported ?? undefined);
    return name === undefined ? (part.names[0] === "default" ? [] : [part]) : [{ ...part, names: [name, ...part.names] }];
  }
  return (statement.specifiers ?? []).flatMap((one) => {
    const name = nameOf((one as { exported?: Node }).exported);
    return name !== undefined && nameOf(one.local) === part.names[0] ? [{ ...part, names: [name, ...part.names.slice(1)] }] : [];
  });
}

class Walk {
  private readonly flow: Flow;
  private readonly found: (exposed: Exposed, value: Value) => void;
  private readonly wrappers: ReadonlyMap<Node, readonly Value[]>;
  private readonly fields: ReadonlyMap<Node, readonly { readonly name: string; readonly node: Node }[]>;

  constructor(flow: Flow, found: (exposed: Exposed, value: Value) => void) {
    this.flow = flow;
    this.found = found;
    this.wrappers = wrappersIn(flow);
    this.fields = fieldsIn(flow);
  }

  from(exposed: Exposed, depth: number): void {
    if (depth > deepest) return;
    const node = unwrapped(exposed.node);
    for (const value of this.flow.values.get(node) ?? []) if (this.counts(value)) this.found(exposed, value);
    const below = (names: readonly string[], to: Node): void =>
      this.from({ ...exposed, names: [...exposed.names, ...names], node: to }, depth + 1);
    if (isFunction(node)) this.ofFunction(exposed, node, below);
    else if (node.type === "Identifier") this.ofName(exposed, node, below);
    else if (node.type === "ObjectExpression") this.ofObject(exposed, node, below);
    else if (node.type === "ClassDeclaration" || node.type === "ClassExpression") this.ofClass(exposed, node, below);
    else if (node.type === "NewExpression" && node.callee) below([], node.callee);
    else if (node.type === "CallExpression") this.ofCall(node, below);
  }

  /** Objects that members can be read from; a method itself, once taken out, is a use already. */
  private counts(value: Value): boolean {
    return this.flow.surface.isObject(value.path) || value.layers.some((layer) => layer.startsWith("forward"));
  }

  private ofFunction(exposed: Exposed, node: Node, below: (names: readonly string[], to: Node) => void): void {
    for (const value of this.flow.results.get(node) ?? []) if (this.counts(value)) this.found(exposed, value);
    for (const value of this.wrappers.get(node) ?? []) this.found(exposed, value);
    if (exposed.reach === "global") for (const one of this.fields.get(node) ?? []) below([one.name], one.node);
  }

  private ofName(exposed: Exposed, node: Node, below: (names: readonly string[], to: Node) => void): void {
    for (const value of this.flow.named.get(node) ?? []) if (this.counts(value)) this.found(exposed, value);
    for (const { by, name } of this.flow.index.scopes.declarationsOf(node)) {
      if (isFunction(by) && by.id === name) below([], by);
      else if (by.type === "ClassDeclaration") below([], by);
      else if (by.type === "VariableDeclarator" && by.id === name && by.init) below([], by.init);
      if (name !== node) for (const value of this.flow.named.get(name) ?? []) if (this.counts(value)) this.found(exposed, value);
    }
  }

  private ofObject(exposed: Exposed, node: Node, below: (names: readonly string[], to: Node) => void): void {
    for (const one of node.properties ?? []) {
      const name = keyName(one);
      if (name === undefined || !isNode(one.value)) continue;
      if (one.kind === "get") this.got({ ...exposed, names: [...exposed.names, name] }, one.value);
      else below([name], one.value);
    }
  }

  private got(exposed: Exposed, getter: Node): void {
    for (const value of this.flow.results.get(getter) ?? []) {
      const given = peel(value, "call");
      if (given !== undefined && this.counts(given)) this.found(exposed, given);
    }
  }

  private ofClass(exposed: Exposed, node: Node, below: (names: readonly string[], to: Node) => void): void {
    const members = ((node.body as Node | undefined)?.body ?? []) as readonly Node[];
    for (const one of members) {
      const name = keyName(one);
      if (name === undefined || name.startsWith("#") || !isNode(one.value)) continue;
      if (one.kind === "get") this.got({ ...exposed, names: [...exposed.names, name] }, one.value);
      else if (one.kind !== "constructor") below([name], one.value);
    }
    for (const one of this.fields.get(node) ?? []) below([one.name], one.node);
  }

  private ofCall(node: Node, below: (names: readonly string[], to: Node) => void): void {
    const callee = node.callee && unwrapped(node.callee);
    if (callee === undefined) return;
    if (isFunction(callee)) for (const one of results(callee)) below([], one);
    const name = callee.type === "MemberExpression" ? keyName(callee) : identifierName(callee);
    const first = node.arguments?.[0];
    if (first !== undefined && passing.has(name ?? "")) below([], first);
  }
}

/** What a constructor or method puts into `this`, by the class or the function it belongs to. */
function fieldsIn(flow: Flow): Map<Node, { name: string; node: Node }[]> {
  const all = new Map<Node, { name: string; node: Node }[]>();
  for (const one of flow.index.assignments) {
    if (one.left?.type !== "MemberExpression" || one.left.object?.type !== "ThisExpression" || !one.right) continue;
    const name = keyName(one.left);
    const owner = ownerOf(one);
    if (name !== undefined && owner !== undefined) all.set(owner, [...(all.get(owner) ?? []), { name, node: one.right }]);
  }
  return all;
}

function ownerOf(node: Node): Node | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (at.type === "ClassDeclaration" || at.type === "ClassExpression") return at;
    if (isFunction(at) && at.type !== "ArrowFunctionExpression" && at.parent?.type !== "MethodDefinition") return at;
  }
  return undefined;
}

/** Functions that read a member of the API by the name they are handed. */
function wrappersIn(flow: Flow): Map<Node, Value[]> {
  const all = new Map<Node, Value[]>();
  for (const { node, value } of flow.open) {
    const key = node.property && unwrapped(node.property);
    const holder = key?.type === "MemberExpression" ? key.object && unwrapped(key.object) : key;
    if (holder?.type !== "Identifier") continue;
    for (const { by, name } of flow.index.scopes.declarationsOf(holder)) {
      const at = isFunction(by) ? parameterIndex(by, name) : -1;
      if (at < 0) continue;
      const pattern = by.params?.[at];
      const inner = key?.type === "MemberExpression" ? keyName(key) : pattern?.type === "ObjectPattern" ? patternKey(pattern, name) : "";
      if (inner !== undefined) all.set(by, [...(all.get(by) ?? []), { ...value, layers: [`forward ${at} ${inner}`] }]);
    }
  }
  return all;
}

function patternKey(pattern: Node, name: Node): string | undefined {
  const one = (pattern.properties ?? []).find(
    (property) => isNode(property.value) && (property.value === name || property.value.left === name),
  );
  return one && keyName(one);
}
