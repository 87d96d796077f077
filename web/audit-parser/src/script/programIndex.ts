import { childrenOf, identifierName, isFunction, keyName, type Node } from "./nodes.ts";
import { ScopeTable } from "./scopeTable.ts";

/** A tree made ready for questions: parents, names, members and functions by name, scopes. Built in one pass. */
export class ProgramIndex {
  readonly root: Node;
  readonly scopes = new ScopeTable();
  /** Identifiers that stand for a variable, by name, in the order of the text. */
  readonly identifiers = new Map<string, Node[]>();
  /** Reads and writes of a property, by its name. */
  readonly membersByName = new Map<string, Node[]>();
  /** Properties of destructuring patterns, by their key. */
  readonly patternsByKey = new Map<string, Node[]>();
  /** Functions that hang on a property, by its name. */
  readonly functionsByName = new Map<string, Node[]>();
  /** Members with a key that is worked out. */
  readonly computedMembers: Node[] = [];
  readonly calls: Node[] = [];
  readonly assignments: Node[] = [];
  readonly dynamicImports: Node[] = [];
  readonly typeQueries: Node[] = [];
  readonly strings: Node[] = [];

  constructor(root: Node) {
    this.root = root;
    const open: Node[] = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      this.note(node);
      const below = childrenOf(node);
      for (let at = below.length - 1; at >= 0; at--) {
        const child = below[at] as Node;
        child.parent = node;
        open.push(child);
      }
    }
  }

  private note(node: Node): void {
    switch (node.type) {
      case "Identifier":
        return this.noteIdentifier(node);
      case "MemberExpression":
        return this.noteMember(node);
      case "Property":
      case "MethodDefinition":
      case "PropertyDefinition":
        return this.noteProperty(node);
      case "AssignmentExpression":
        return this.noteAssignment(node);
      case "CallExpression":
      case "NewExpression":
        this.calls.push(node);
        return;
      case "ImportExpression":
        this.dynamicImports.push(node);
        return;
      case "TSTypeQuery":
        this.typeQueries.push(node);
        return;
      case "Literal":
        if (typeof node.value === "string") this.strings.push(node);
        return;
      case "TemplateLiteral":
        this.strings.push(node);
        return;
      default:
        this.scopes.note(node);
    }
  }

  private noteIdentifier(node: Node): void {
    const parent = node.parent;
    if (parent !== undefined && parent.computed !== true) {
      if (parent.type === "MemberExpression" && parent.property === node) return;
      if ((parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") && parent.key === node) return;
      if (parent.type === "Property" && parent.key === node && parent.value !== node) return;
    }
    push(this.identifiers, node.name as string, node);
  }

  private noteMember(node: Node): void {
    const name = keyName(node);
    if (name === undefined) this.computedMembers.push(node);
    else push(this.membersByName, name, node);
  }

  private noteProperty(node: Node): void {
    const name = keyName(node);
    if (name === undefined) return;
    if (node.parent?.type === "ObjectPattern") push(this.patternsByKey, name, node);
    else if (isFunction(node.value as Node)) push(this.functionsByName, name, node.value as Node);
  }

  private noteAssignment(node: Node): void {
    this.assignments.push(node);
    if (node.left?.type !== "MemberExpression" || !isFunction(node.right)) return;
    const name = keyName(node.left);
    if (name !== undefined) push(this.functionsByName, name, node.right);
  }

  /** The identifiers that read or write the variable which `declared` declares, the declaration among them. */
  referencesOf(declared: Node, scope: Node): Node[] {
    const name = identifierName(declared);
    const all = name === undefined ? [] : (this.identifiers.get(name) ?? []);
    const found: Node[] = [];
    for (let at = firstFrom(all, scope.start); at < all.length; at++) {
      const one = all[at] as Node;
      if (one.start >= scope.end) break;
      if (this.scopes.scopeOf(one) === scope) found.push(one);
    }
    return found;
  }
}

function push(map: Map<string, Node[]>, key: string, node: Node): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [node]);
  else list.push(node);
}

function firstFrom(nodes: readonly Node[], start: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as Node).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
