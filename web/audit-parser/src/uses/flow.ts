import type { How } from "../seam/messages.ts";
import type { Constants } from "../script/constants.ts";
import { enclosingFunction, isFunction, isNode, isWrapping, keyName, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";
import type { Deadline } from "../text/deadline.ts";
import { lastName, parentPath, type Surface } from "../surface/surface.ts";
import type { Callees } from "./callees.ts";
import { ArgumentFlow } from "./argumentFlow.ts";
import { FieldFlow } from "./fieldFlow.ts";
import { by, keyOf, peel, wrap, type Value } from "./value.ts";

/** Something read from the API: where, what, and how it was reached. */
export interface Read {
  readonly node: Node;
  readonly path: string;
  readonly how: How;
  readonly sure: boolean;
}

const most = 400_000;

/**
 * Follows the API's objects forward through a file: from `sforce` to variables, parameters, properties, results of functions and
 * promises. The work is in proportion to what the objects touch, not to the size of the file.
 */
export class Flow {
  readonly reads: Read[] = [];
  /** Members whose key is not written where they are read. */
  readonly open: { readonly node: Node; readonly value: Value }[] = [];
  /** Calls of functions of other files that forward a name. */
  readonly handed: { readonly call: Node; readonly value: Value }[] = [];
  /** What each variable holds, by the identifier that declares it. */
  readonly named = new Map<Node, Value[]>();
  /** What each function gives; a call is the outermost layer. */
  readonly results = new Map<Node, Value[]>();
  /** What each expression holds. */
  readonly values = new Map<Node, Value[]>();
  private readonly seen = new Set<string>();
  private readonly numbers = new Map<Node, number>();
  private readonly work: { node: Node; value: Value }[] = [];
  private readonly fields: FieldFlow;
  private readonly given: ArgumentFlow;

  readonly index: ProgramIndex;
  readonly surface: Surface;
  readonly constants: Constants;
  private readonly deadline: Deadline;

  constructor(index: ProgramIndex, surface: Surface, constants: Constants, callees: Callees, deadline: Deadline) {
    this.deadline = deadline;
    this.index = index;
    this.surface = surface;
    this.constants = constants;
    this.fields = new FieldFlow(this);
    this.given = new ArgumentFlow(this, callees);
  }

  /** Says that an expression holds a value. */
  hold(node: Node, value: Value): void {
    let number = this.numbers.get(node);
    if (number === undefined) this.numbers.set(node, (number = this.numbers.size));
    const key = `${number}|${keyOf(value)}`;
    if (this.seen.has(key) || this.seen.size > most) return;
    this.seen.add(key);
    this.values.set(node, [...(this.values.get(node) ?? []), value]);
    this.work.push({ node, value });
  }

  /** Follows everything held until nothing new is found. */
  run(): void {
    for (let one = this.work.pop(); one !== undefined; one = this.work.pop()) this.step(one.node, one.value);
  }

  /** Follows members with a worked-out key to the objects that the key may name. */
  followOpen(keysOf: (key: Node) => readonly { readonly name: string }[]): void {
    for (const { node, value } of [...this.open]) {
      for (const { name } of node.property ? keysOf(node.property) : [])
        if (this.surface.isObject(`${value.path}.${name}`)) this.hold(node, { ...value, path: `${value.path}.${name}`, how: "computed" });
    }
    this.run();
  }

  private step(node: Node, value: Value): void {
    this.deadline.check();
    const parent = node.parent;
    if (parent === undefined) return;
    if (isWrapping(parent)) return this.hold(parent, value);
    switch (parent.type) {
      case "MemberExpression":
        if (parent.object === node) this.member(parent, value);
        return;
      case "VariableDeclarator":
        if (parent.init === node && parent.id) this.bind(parent.id, by(value, "alias"));
        return;
      case "AssignmentExpression":
        return this.assignment(parent, node, value);
      case "AssignmentPattern":
        if (parent.right === node && parent.left) this.bind(parent.left, by(value, "alias"));
        return;
      case "LogicalExpression":
        if (parent.right === node || parent.operator !== "&&") this.hold(parent, value);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) this.hold(parent, value);
        return;
      case "SequenceExpression":
        if (parent.expressions?.at(-1) === node) this.hold(parent, value);
        return;
      case "AwaitExpression":
        this.hold(parent, peel(value, "await") ?? value);
        return;
      case "SpreadElement":
        if (parent.parent?.type === "ObjectExpression") this.hold(parent.parent, value);
        return;
      case "ReturnStatement":
        this.returned(enclosingFunction(parent), value);
        return;
      case "ArrowFunctionExpression":
        if (parent.body === node) this.returned(parent, value);
        return;
      case "WithStatement":
        if (parent.object === node && value.layers.length === 0) this.opened(parent, value);
        return;
      case "CallExpression":
      case "NewExpression":
        return this.given.call(parent, node, value);
      default:
        this.placed(parent, node, value);
    }
  }

  /** `with (sforce.opencti) { saveLog(…); }`: names of the API that nobody declares mean its members. */
  private opened(statement: Node, value: Value): void {
    const body = statement.body as Node;
    for (const { api } of this.surface.file.members) {
      if (parentPath(api) !== value.path) continue;
      for (const one of this.index.identifiers.get(lastName(api)) ?? [])
        if (one.start >= body.start && one.end <= body.end && this.index.scopes.declarationsOf(one).length === 0)
          this.read(one, { ...value, path: api }, "alias");
    }
  }

  private placed(parent: Node, node: Node, value: Value): void {
    const held = parent.value === node && !(parent.type === "Property" && parent.parent?.type === "ObjectPattern");
    if (held && (parent.type === "Property" || parent.type === "PropertyDefinition" || parent.type === "MethodDefinition")) {
      const name = keyName(parent);
      if (name !== undefined) this.fields.spread(name, parent, by(parent.kind === "get" ? (peel(value, "call") ?? value) : value, "alias"));
    } else if (parent.type === "FunctionDeclaration" || parent.type === "ClassDeclaration") return;
    if (isFunction(node) && node.id) this.name(node.id, value);
  }

  private assignment(parent: Node, node: Node, value: Value): void {
    if (parent.right !== node || parent.left === undefined) return;
    this.hold(parent, value);
    this.bind(parent.left, by(value, "alias"));
  }

  private member(member: Node, value: Value): void {
    const name = keyName(member) ?? (member.computed === true ? this.constants.textOf(member.property) : undefined);
    if (value.layers.length > 0) return this.given.member(member, value, name);
    if (!this.surface.isObject(value.path)) return;
    if (name === undefined) this.open.push({ node: member, value });
    else
      this.read(
        member,
        { ...value, path: `${value.path}.${name}` },
        keyName(member) === undefined ? "computed" : member.computed === true ? "computed" : value.how,
      );
  }

  /** Takes in a read of a member of the API. */
  read(node: Node, value: Value, how: How): void {
    const target = node.parent;
    const isWritten = target?.type === "AssignmentExpression" && target.left === node && target.operator === "=";
    if (!isWritten && (this.surface.isUse(value.path) || this.surface.isAbsent(value.path)))
      this.reads.push({ node, path: value.path, how, sure: value.sure });
    if (!isWritten) this.hold(node, { ...value, how });
  }

  /** Puts a value into what a pattern names. */
  bind(pattern: Node, value: Value): void {
    switch (pattern.type) {
      case "Identifier":
        return this.name(pattern, value);
      case "AssignmentPattern":
        if (pattern.left) this.bind(pattern.left, value);
        return;
      case "TSParameterProperty":
        if (pattern.parameter) this.parameterProperty(pattern.parameter, value);
        return;
      case "RestElement":
        if (pattern.argument) this.bind(pattern.argument, value);
        return;
      case "ObjectPattern":
        if (value.layers.length === 0) this.destructure(pattern, value);
        return;
      case "MemberExpression":
        this.fields.assign(pattern, value);
        return;
      default:
    }
  }

  private parameterProperty(parameter: Node, value: Value): void {
    this.bind(parameter, value);
    const name = parameter.type === "AssignmentPattern" ? parameter.left?.name : parameter.name;
    if (typeof name === "string") this.fields.spread(name, parameter, value);
  }

  private destructure(pattern: Node, value: Value): void {
    if (!this.surface.isObject(value.path)) return;
    for (const one of pattern.properties ?? []) {
      const name = keyName(one);
      if (one.type === "RestElement" && one.argument) this.bind(one.argument, value);
      else if (name !== undefined && isNode(one.value))
        this.taken(one, one.value, { ...value, path: `${value.path}.${name}`, how: "destructured" });
    }
  }

  private taken(property: Node, into: Node, value: Value): void {
    if (this.surface.isUse(value.path) || this.surface.isAbsent(value.path))
      this.reads.push({ node: property, path: value.path, how: "destructured", sure: value.sure });
    this.bind(into, value);
  }

  /** Says that a variable holds a value, wherever it is read. */
  name(identifier: Node, value: Value): void {
    note(this.named, identifier, value);
    const scope = this.index.scopes.scopeOf(identifier);
    const all =
      scope === undefined ? (this.index.identifiers.get(identifier.name as string) ?? []) : this.index.referencesOf(identifier, scope);
    for (const one of all) {
      if (one === identifier) continue;
      if (scope === undefined && this.index.scopes.scopeOf(one) !== undefined) continue;
      this.hold(one, value);
    }
  }

  private returned(target: Node, value: Value): void {
    if (!isFunction(target) || target.generator === true) return;
    const result = target.async === true ? wrap(value, "call", "await") : wrap(value, "call");
    if (result.layers.length > 4) return;
    note(this.results, target, result);
    if (target.type === "FunctionDeclaration" && target.id) this.name(target.id, by(result, "alias"));
    else this.hold(target, by(result, "alias"));
  }

  /** The value of a property that is read from a pattern somewhere: `const { cti } = services`. */
  fromPattern(property: Node, value: Value): void {
    if (isNode(property.value)) this.bind(property.value, by(value, "destructured"));
  }
}

function note(map: Map<Node, Value[]>, node: Node, value: Value): void {
  const known = map.get(node) ?? [];
  if (!known.some((one) => keyOf(one) === keyOf(value))) map.set(node, [...known, value]);
}
