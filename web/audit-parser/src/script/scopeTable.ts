import { identifierName, isFunction, isNode, type Node } from "./nodes.ts";

/** Where a name was declared: the identifier, and the construct that declares it. */
export interface Declaration {
  readonly name: Node;
  readonly by: Node;
}

const blocks = new Set([
  "BlockStatement",
  "StaticBlock",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "SwitchStatement",
  "CatchClause",
  "TSModuleBlock",
  "Program",
]);

/** Which names are declared where. `var` and functions belong to the function around them, the others to their block. */
export class ScopeTable {
  private readonly byScope = new Map<Node, Map<string, Declaration[]>>();

  /** Takes in the declarations that one node makes. Its parents must be known already. */
  note(node: Node): void {
    switch (node.type) {
      case "VariableDeclaration":
        return this.noteVariables(node);
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.noteFunction(node);
      case "ClassDeclaration":
      case "TSEnumDeclaration":
      case "TSModuleDeclaration":
        if (node.id) this.declare(node.id, node, blockAround(node));
        return;
      case "ClassExpression":
        if (node.id) this.declare(node.id, node, node);
        return;
      case "ImportDeclaration":
        for (const one of node.specifiers ?? []) if (one.local !== undefined) this.declare(one.local, one, rootOf(node));
        return;
      case "TSImportEqualsDeclaration":
        if (node.id) this.declare(node.id, node, blockAround(node));
        return;
      case "CatchClause":
        if (node.param) this.declarePattern(node.param, node, node);
        return;
      default:
    }
  }

  private noteVariables(node: Node): void {
    const scope = node.kind === "var" ? functionAround(node) : blockAround(node);
    for (const one of node.declarations ?? []) if (one.id) this.declarePattern(one.id, one, scope);
  }

  private noteFunction(node: Node): void {
    if (node.id) {
      this.declare(node.id, node, node.type === "FunctionDeclaration" ? blockAround(node) : node);
      const outer = functionAround(node);
      if (node.type === "FunctionDeclaration" && outer !== blockAround(node)) this.declare(node.id, node, outer);
    }
    for (const parameter of node.params ?? []) this.declarePattern(parameter, node, node);
  }

  private declarePattern(pattern: Node, by: Node, scope: Node): void {
    for (const name of namesOf(pattern)) this.declare(name, by, scope);
  }

  private declare(name: Node, by: Node, scope: Node): void {
    const text = identifierName(name);
    if (text === undefined) return;
    let names = this.byScope.get(scope);
    if (names === undefined) this.byScope.set(scope, (names = new Map()));
    const known = names.get(text);
    if (known === undefined) names.set(text, [{ name, by }]);
    else known.push({ name, by });
  }

  /** The scope an identifier's name belongs to; undefined for a global that is declared nowhere in the text. */
  scopeOf(identifier: Node): Node | undefined {
    const name = identifier.name as string;
    for (let at: Node | undefined = identifier; at !== undefined; at = at.parent) {
      if (this.byScope.get(at)?.has(name) === true) return at;
    }
    return undefined;
  }

  /** The declarations behind an identifier. */
  declarationsOf(identifier: Node): readonly Declaration[] {
    const scope = this.scopeOf(identifier);
    return (scope && this.byScope.get(scope)?.get(identifier.name as string)) ?? [];
  }
}

/** The identifiers that a pattern binds. */
export function namesOf(pattern: Node): Node[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return pattern.left ? namesOf(pattern.left) : [];
    case "RestElement":
      return pattern.argument ? namesOf(pattern.argument) : [];
    case "TSParameterProperty":
      return pattern.parameter ? namesOf(pattern.parameter) : [];
    case "ArrayPattern":
      return (pattern.elements ?? []).flatMap((one) => (one ? namesOf(one) : []));
    case "ObjectPattern":
      return (pattern.properties ?? []).flatMap((one) => (isNode(one.value) ? namesOf(one.value) : namesOf(one)));
    default:
      return [];
  }
}

function rootOf(node: Node): Node {
  let at = node;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

function functionAround(node: Node): Node {
  let at = node.parent ?? node;
  while (at.parent !== undefined && !isFunction(at) && at.type !== "StaticBlock") at = at.parent;
  return at;
}

function blockAround(node: Node): Node {
  let at = node.parent ?? node;
  while (at.parent !== undefined && !blocks.has(at.type) && !isFunction(at)) at = at.parent;
  return at.type === "BlockStatement" && isFunction(at.parent) ? at.parent : at;
}
