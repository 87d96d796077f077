import { child, expressionsIn, type ApexNode } from "./apexTree.ts";

const scopes = new Set([
  "Block",
  "MethodDeclaration",
  "ConstructorDeclaration",
  "ForStatement",
  "ClassBody",
  "TriggerUnit",
  "TriggerBlock",
  "CatchClause",
  "PropertyBlock",
  "AnonymousUnit",
]);
const toUser = /^(owner|createdby|lastmodifiedby|manager)$/i;

/** Knows the types of Apex expressions, as far as one file tells. Types are in lower case without spaces: `list<task>`. */
export class ApexTypes {
  private readonly variables = new Map<ApexNode, Map<string, string>>();
  private readonly methods = new Map<string, string>();
  private readonly members = new Map<string, Map<string, string>>();
  readonly classes = new Set<string>();
  private triggerObject = "";

  constructor(root: ApexNode) {
    this.note(root);
  }

  private note(node: ApexNode): void {
    switch (node.kind) {
      case "LocalVariableDeclaration":
      case "FieldDeclaration":
        this.declareAll(node);
        break;
      case "FormalParameter":
      case "EnhancedForControl":
      case "PropertyDeclaration":
        this.declare(node, child(node, "Id"), typeText(node));
        break;
      case "MethodDeclaration":
        this.methods.set(nameOf(node), typeText(node));
        break;
      case "ClassDeclaration":
        this.classes.add(nameOf(node));
        break;
      case "TriggerUnit":
        this.triggerObject = node.children.filter((one) => one.kind === "Id")[1]?.text.toLowerCase() ?? "";
        break;
      default:
    }
    for (const below of node.children) this.note(below);
  }

  private declareAll(node: ApexNode): void {
    for (const one of child(node, "VariableDeclarators")?.children ?? [])
      if (one.kind === "VariableDeclarator") this.declare(node, child(one, "Id"), typeText(node));
  }

  private declare(node: ApexNode, name: ApexNode | undefined, type: string): void {
    let scope = node.parent;
    while (scope !== undefined && scope.parent !== undefined && !scopes.has(scope.kind)) scope = scope.parent;
    if (scope === undefined || name === undefined) return;
    const known = this.variables.get(scope) ?? new Map<string, string>();
    known.set(name.text.toLowerCase(), type);
    this.variables.set(scope, known);
    if (scope.kind === "ClassBody") this.memberOf(nameOf(scope.parent), name.text.toLowerCase(), type);
  }

  private memberOf(owner: string, name: string, type: string): void {
    this.members.set(owner, (this.members.get(owner) ?? new Map<string, string>()).set(name, type));
  }

  private variable(node: ApexNode, name: string): string | undefined {
    for (let at: ApexNode | undefined = node; at !== undefined; at = at.parent) {
      const type = this.variables.get(at)?.get(name);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  /** The type of an expression; empty when it is not known. A type's own name gives `static:` before it. */
  of(node: ApexNode | undefined): string {
    if (node === undefined) return "";
    switch (node.kind) {
      case "PrimaryExpression":
        return this.primary(node);
      case "SubExpression":
        return this.of(expressionsIn(node)[0]);
      case "CastExpression":
        return typeText(node);
      case "NewExpression":
        return (
          plain(child(child(node, "Creator"), "CreatedName")?.text ?? "") + (child(child(node, "Creator"), "ArrayCreatorRest") ? "[]" : "")
        );
      case "ArrayExpression":
        return elementOf(this.of(expressionsIn(node)[0]));
      case "CondExpression":
        return this.of(expressionsIn(node)[1]) || this.of(expressionsIn(node)[2]);
      case "CoalescingExpression":
        return this.of(expressionsIn(node)[0]);
      case "MethodCallExpression":
        return this.methods.get((child(child(node, "MethodCall"), "Id")?.text ?? "").toLowerCase()) ?? "";
      case "DotExpression":
        return this.dot(node);
      default:
        return "";
    }
  }

  private primary(node: ApexNode): string {
    const primary = node.children[0];
    if (primary?.kind === "ThisPrimary") return this.classAround(node);
    if (primary?.kind === "SoqlPrimary")
      return `list<${/\bfrom\s+([\w.]+)(?![\s\S]*\)\s*from\b)/i.exec(outer(primary.text))?.[1]?.toLowerCase() ?? ""}>`;
    if (primary?.kind !== "IdPrimary") return "";
    const name = primary.text.toLowerCase();
    return this.variable(node, name) ?? `static:${name}`;
  }

  private classAround(node: ApexNode): string {
    let at: ApexNode | undefined = node;
    while (at !== undefined && at.kind !== "ClassDeclaration") at = at.parent;
    return at === undefined ? "" : nameOf(at);
  }

  private dot(node: ApexNode): string {
    const receiver = this.of(expressionsIn(node)[0]);
    const call = child(node, "DotMethodCall");
    if (call !== undefined) return this.call(receiver, (child(call, "AnyId")?.text ?? "").toLowerCase());
    const name = (child(node, "AnyId")?.text ?? "").toLowerCase();
    if (receiver === "static:trigger")
      return /^(new|old)$/.test(name) ? `list<${this.triggerObject}>` : /map$/.test(name) ? `map<id,${this.triggerObject}>` : "";
    if (receiver === "static:schema") return `static:${name}`;
    return this.members.get(receiver.replace(/^static:/, ""))?.get(name) ?? (toUser.test(name) ? "user" : "");
  }

  private call(receiver: string, name: string): string {
    if (name === "get" || name === "remove" || name === "next" || name === "iterator")
      return name === "iterator" ? receiver : elementOf(receiver) || (name === "get" ? "" : receiver);
    if (name === "values") return `list<${elementOf(receiver)}>`;
    if (name === "clone" || name === "deepclone") return receiver;
    return this.methods.get(name) ?? "";
  }
}

/** What a list, a set or a map holds. */
export function elementOf(type: string): string {
  if (type.endsWith("[]")) return type.slice(0, -2);
  const generic = /^(?:system\.)?(list|set|map|iterable|iterator)<(.*)>$/.exec(type);
  if (generic === null) return "";
  const inside = generic[2] ?? "";
  return generic[1] === "map" ? inside.slice(inside.indexOf(",") + 1) : inside;
}

function outer(query: string): string {
  let text = query;
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(/\([^()]*\)/g, "");
  }
  return text;
}

function typeText(node: ApexNode): string {
  return plain(child(node, "TypeRef")?.text ?? "");
}

function plain(type: string): string {
  return type
    .replace(/\s+/g, "")
    .toLowerCase()
    .replace(/^schema\./, "")
    .replace(/<schema\./g, "<");
}

function nameOf(node: ApexNode | undefined): string {
  return child(node, "Id")?.text.toLowerCase() ?? "";
}
