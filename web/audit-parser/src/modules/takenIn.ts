import { identifierName, isFunction, isNode, isWrapping, keyName, literalText, type Node } from "../script/nodes.ts";
import type { Flow } from "../uses/flow.ts";
import type { Value } from "../uses/value.ts";
import { isAura, nameOf } from "./exposed.ts";
import type { HandedOut, KnownModule } from "./handedOut.ts";
import { folderOf, meaningOf } from "./resolve.ts";

const deepest = 8;
const windows = new Set(["window", "self", "globalThis", "top", "parent", "root", "global"]);
const inTests =
  /(^|\/)(__mocks__|__tests__|mocks?|stubs?|fakes?|tests?|spec|cypress|e2e)\/|[.-](test|spec|mock|stub|stories|cy)\.[jt]sx?$/i;

/** Says which names of a file hold what other files hand out. */
export function plantTakenIn(flow: Flow, path: string, known: readonly KnownModule[]): void {
  if (known.length === 0 || inTests.test(path)) return;
  const others = known.filter((one) => one.path !== path);
  const planting = new Planting(flow);
  for (const module of others) {
    imported(flow, planting, path, module);
    for (const one of module.handsOut) {
      if (one.reach === "global") global(flow, planting, one);
      else if (one.reach === "bundle" && isAura(path) && folderOf(path) === folderOf(module.path)) bundled(flow, planting, one);
    }
  }
}

function imported(flow: Flow, planting: Planting, path: string, module: KnownModule): void {
  const parts = module.handsOut.filter((one) => one.reach === "module");
  if (parts.length === 0) return;
  for (const statement of (flow.index.root.body ?? []) as readonly Node[]) {
    const meaning = statement.type === "ImportDeclaration" ? meaningOf(literalText(statement.source) ?? "", path, module.path) : "no";
    if (meaning !== "no") for (const one of statement.specifiers ?? []) specifier(planting, one, parts, meaning === "surely");
  }
  for (const call of [...flow.index.calls, ...flow.index.dynamicImports]) required(planting, call, path, module, parts);
}

function specifier(planting: Planting, one: Node, parts: readonly HandedOut[], isSure: boolean): void {
  if (!one.local) return;
  const hasDefault = parts.some((part) => part.names[0] === "default");
  for (const part of parts) {
    const [first, ...rest] = part.names;
    const value = valueOf(part, isSure, "import");
    if (one.type === "ImportNamespaceSpecifier" || (one.type === "ImportDefaultSpecifier" && !hasDefault))
      planting.name(one.local, part.names, value);
    else if (first !== undefined && first === (one.type === "ImportDefaultSpecifier" ? "default" : nameOf(one.imported)))
      planting.name(one.local, rest, value);
  }
}

/** `require("./cti")` and `import("./cti")`. */
function required(planting: Planting, call: Node, path: string, module: KnownModule, parts: readonly HandedOut[]): void {
  const isImport = call.type === "ImportExpression" || call.callee?.type === "Import";
  if (!isImport && identifierName(call.callee) !== "require") return;
  const source = isImport && call.source ? call.source : call.arguments?.[0];
  const meaning = meaningOf(literalText(source) ?? "", path, module.path);
  if (meaning === "no") return;
  for (const part of parts) planting.expression(call, part.names, valueOf(part, meaning === "surely", "import"), 0);
}

function global(flow: Flow, planting: Planting, part: HandedOut): void {
  const [first, ...rest] = part.names;
  if (first === undefined) return;
  const value = valueOf(part, true, "global");
  for (const one of flow.index.identifiers.get(first) ?? [])
    if (flow.index.scopes.declarationsOf(one).length === 0) planting.expression(one, rest, value, 0);
  for (const one of flow.index.membersByName.get(first) ?? [])
    if (windows.has(identifierName(one.object) ?? "")) planting.expression(one, rest, value, 0);
}

/** `helper.api()` in a controller: the helper comes in as a parameter. */
function bundled(flow: Flow, planting: Planting, part: HandedOut): void {
  const [first, ...rest] = part.names;
  for (const one of flow.index.membersByName.get(first ?? "") ?? []) {
    const isGiven = one.object?.type === "Identifier" && flow.index.scopes.declarationsOf(one.object).some(({ by }) => isFunction(by));
    if (isGiven) planting.expression(one, rest, valueOf(part, true, "import"), 0);
  }
}

function valueOf(part: HandedOut, isSure: boolean, how: "import" | "global"): Value {
  return { path: part.api, layers: part.layers, how, sure: part.sure && isSure };
}

/** Puts a value behind names: what `cti.api` holds is known where `cti` is. */
class Planting {
  private readonly flow: Flow;

  constructor(flow: Flow) {
    this.flow = flow;
  }

  name(declared: Node, names: readonly string[], value: Value, depth = 0): void {
    if (names.length === 0) return this.flow.bind(declared, value);
    const scope = declared.type === "Identifier" ? this.flow.index.scopes.scopeOf(declared) : undefined;
    if (scope === undefined) return;
    for (const one of this.flow.index.referencesOf(declared, scope)) if (one !== declared) this.expression(one, names, value, depth + 1);
  }

  /** Says that an expression is something on which the names hang. */
  expression(node: Node, names: readonly string[], value: Value, depth: number): void {
    const [first, ...rest] = names;
    if (first === undefined) return this.flow.hold(node, value);
    const parent = node.parent;
    if (parent === undefined || depth > deepest) return;
    if (isWrapping(parent) || parent.type === "AwaitExpression") return this.expression(parent, names, value, depth);
    switch (parent.type) {
      case "MemberExpression":
        if (parent.object === node && keyName(parent) === first) this.expression(parent, rest, value, depth);
        return;
      case "NewExpression":
      case "CallExpression":
        // An instance of a class, or what a factory gives, has the names that were found on it.
        if (parent.callee === node) this.expression(parent, names, value, depth + 1);
        return;
      case "VariableDeclarator":
        if (parent.init === node && parent.id) this.pattern(parent.id, names, value, depth);
        return;
      case "AssignmentExpression":
        if (parent.right === node && parent.left) this.pattern(parent.left, names, value, depth);
        return;
      case "PropertyDefinition":
      case "Property":
        if (parent.value === node && parent.parent?.type !== "ObjectPattern") this.property(keyName(parent), parent, names, value, depth);
        return;
      case "TSTypeReference":
        return this.typed(parent, names, value, depth);
      case "LogicalExpression":
      case "ConditionalExpression":
        this.expression(parent, names, value, depth + 1);
        return;
      default:
    }
  }

  /** `constructor(private readonly cti: CtiService)` */
  private typed(type: Node, names: readonly string[], value: Value, depth: number): void {
    const holder = type.parent?.type === "TSTypeAnnotation" ? type.parent.parent : undefined;
    if (holder?.type === "Identifier") this.name(holder, names, value, depth + 1);
    if (holder?.type === "Identifier" && holder.parent?.type === "TSParameterProperty")
      this.property(identifierName(holder), holder, names, value, depth);
    if (holder?.type === "PropertyDefinition") this.property(keyName(holder), holder, names, value, depth);
  }

  private pattern(pattern: Node, names: readonly string[], value: Value, depth: number): void {
    if (pattern.type === "Identifier") return this.name(pattern, names, value, depth + 1);
    if (pattern.type === "MemberExpression") return this.property(keyName(pattern), pattern, names, value, depth);
    const [first, ...rest] = names;
    for (const one of pattern.properties ?? []) {
      const inner = one.value;
      if (keyName(one) !== first || !isNode(inner)) continue;
      if (rest.length === 0) this.flow.bind(inner, { ...value, how: "destructured" });
      else this.pattern(inner.type === "AssignmentPattern" && inner.left ? inner.left : inner, rest, value, depth + 1);
    }
  }

  /** What is put into `this.cti` comes out of each `.cti` of the file. */
  private property(name: string | undefined, from: Node, names: readonly string[], value: Value, depth: number): void {
    if (name === undefined || name.length < 3) return;
    for (const one of this.flow.index.membersByName.get(name) ?? [])
      if (one !== from) this.expression(one, names, one.object?.type === "ThisExpression" ? value : { ...value, sure: false }, depth + 2);
  }
}
