import { isFunction, keyName, unwrapped, type Node } from "../script/nodes.ts";
import type { Flow } from "./flow.ts";
import { lastName, type Surface } from "../surface/surface.ts";

/** Why what is read in a file is no use of the API: the file is the API's own script, or puts a stand-in in its place. */
export interface StandIn {
  readonly kind: "libraryCopy" | "mock";
  readonly path: string;
  readonly at: Node;
}

const testPath =
  /(^|\/)(__mocks__|__tests__|__jest__|mocks?|stubs?|fakes?|fixtures|test|tests|spec|cypress|e2e)\/|[.-](test|spec|mock|stub|fake|stories|cy)\.|(^|\/)(mock|stub|fake|jest|vitest|karma|setupTests)[^/]*\.[jt]sx?$|[^/]*(Mock|Stub|Fake|Simulator|Emulator)s?\.[jt]sx?$/i;
const doubles = /\b(jest|vi|sinon|sandbox|td|cy|jasmine|mock)\s*\.\s*(fn|stub|spy|createSpy|func)\b/;
const wire = /isCallbackRegistered|isListenerRegistered|Failed to initialize Open CTI|sfdcIFrameOrigin/;

/** Tells whether a file defines the API itself. */
export function standInOf(flow: Flow, path: string, text: string): StandIn | undefined {
  const defined = definitionsIn(flow);
  const first = defined[0];
  if (first === undefined) return undefined;
  const methods = defined.reduce((sum, one) => sum + one.methods, 0);
  const isLarge = methods >= 5;
  if (isLarge && wire.test(text) && definesMost(flow, defined)) return { kind: "libraryCopy", path: first.path, at: first.at };
  if (testPath.test(path) || doubles.test(text)) return { kind: "mock", path: first.path, at: first.at };
  return isLarge && definesMost(flow, defined) ? { kind: "mock", path: first.path, at: first.at } : undefined;
}

interface Definition {
  readonly path: string;
  readonly at: Node;
  readonly methods: number;
}

/** More members are defined than are read from outside the definitions: the file gives the API rather than using it. */
function definesMost(flow: Flow, defined: readonly Definition[]): boolean {
  const names = new Set(
    flow.reads
      .filter((read) => !defined.some((one) => one.at.start <= read.node.start && read.node.end <= one.at.end))
      .map((read) => read.path),
  );
  return defined.reduce((sum, one) => sum + one.methods, 0) > names.size;
}

function definitionsIn(flow: Flow): Definition[] {
  const found: Definition[] = [];
  for (const [node, values] of flow.values) {
    const assignment = node.parent;
    if (assignment?.type !== "AssignmentExpression" || assignment.left !== node || !assignment.right) continue;
    for (const value of values) if (value.layers.length === 0) found.push(...definition(flow, value.path, assignment));
  }
  for (const member of flow.index.membersByName.values())
    if (member.length < 500) for (const one of member) found.push(...written(flow, one));
  for (const one of flow.index.identifiers.get("sforce") ?? []) {
    const declarator = one.parent;
    if (declarator?.type === "VariableDeclarator" && declarator.id === one && declarator.init)
      found.push(...definition(flow, "sforce", declarator, declarator.init));
  }
  return found;
}

/** `sforce.opencti = {…}` and `sforce.opencti.saveLog = function …`, where the left side itself is no read. */
function written(flow: Flow, member: Node): Definition[] {
  const assignment = member.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.left !== member || !member.object) return [];
  const name = keyName(member);
  return (flow.values.get(member.object) ?? []).flatMap((value) =>
    value.layers.length === 0 && name !== undefined ? definition(flow, `${value.path}.${name}`, assignment) : [],
  );
}

function definition(flow: Flow, path: string, at: Node, init: Node | undefined = at.right): Definition[] {
  const value = init && givenValue(flow, init);
  if (value === undefined) return [];
  if (flow.surface.isUse(path)) return isFunction(value) || isDouble(value) ? [{ path, at, methods: 1 }] : [];
  if (!flow.surface.isObject(path)) return [];
  const isMade = value.type === "NewExpression" || value.type === "ClassExpression" || isCalledInPlace(value);
  const methods = isMade ? methodsWithin(flow, path, value) : membersIn(flow.surface, path, value);
  return methods > 0 ? [{ path, at, methods }] : [];
}

/** What is put in place: through brackets, an `||`, or a name for an object written in the file. */
function givenValue(flow: Flow, init: Node): Node | undefined {
  const node = unwrapped(init);
  if (node.type === "LogicalExpression" && node.right) return givenValue(flow, node.right);
  return node.type === "Identifier" ? flow.constants.objectBehind(node) : node;
}

function isCalledInPlace(value: Node): boolean {
  return value.type === "CallExpression" && value.callee !== undefined && isFunction(unwrapped(value.callee));
}

/** How many members of the API have a function of their name inside an expression that makes the API. */
function methodsWithin(flow: Flow, path: string, value: Node): number {
  const names = flow.surface.file.members.filter((member) => member.api.startsWith(`${path}.`)).map((member) => lastName(member.api));
  const isInside = (one: Node): boolean => one.start >= value.start && one.end <= value.end;
  return new Set(names.filter((name) => flow.index.functionsByName.get(name)?.some(isInside) === true)).size;
}

function isDouble(value: Node): boolean {
  return (
    value.type === "CallExpression" &&
    value.callee?.type === "MemberExpression" &&
    /^(fn|stub|spy|createSpy|func)$/.test(keyName(value.callee) ?? "")
  );
}

function membersIn(surface: Surface, path: string, literal: Node): number {
  if (literal.type !== "ObjectExpression") return 0;
  let count = 0;
  for (const one of literal.properties ?? []) {
    const name = keyName(one);
    const value = one.value as Node | undefined;
    if (name === undefined || value === undefined) continue;
    if (surface.member(`${path}.${name}`)) count++;
    else if (surface.isObject(`${path}.${name}`)) count += membersIn(surface, `${path}.${name}`, value);
  }
  return count;
}
