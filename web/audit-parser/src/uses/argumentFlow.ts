import { calledName } from "../calls/surroundings.ts";
import { identifierName, isFunction, isNode, keyName, literalText, unwrapped, type Node } from "../script/nodes.ts";
import { namesOf } from "../script/scopeTable.ts";
import { parameterIndex, type Callees } from "./callees.ts";
import type { Flow } from "./flow.ts";
import { by, peel, wrap, type Value } from "./value.ts";

const injecting = new Set(["value", "constant", "factory", "service", "provide", "register", "singleton"]);
const referring = new Set(["useRef", "ref", "shallowRef", "createRef"]);
const samePassing = new Set([
  "assign",
  "create",
  "freeze",
  "seal",
  "extend",
  "merge",
  "defaults",
  "cloneDeep",
  "clone",
  "markRaw",
  "shallowRef",
  "toRaw",
]);

/** Follows values into calls: as an argument, as what is called, and through promises. */
export class ArgumentFlow {
  private readonly flow: Flow;
  private readonly callees: Callees;

  constructor(flow: Flow, callees: Callees) {
    this.flow = flow;
    this.callees = callees;
  }

  call(call: Node, node: Node, value: Value): void {
    if (call.callee === node) {
      const result = peel(value, "call");
      if (result !== undefined) this.flow.hold(call, result);
      else if (value.layers[0]?.startsWith("forward ") === true) this.flow.handed.push({ call, value });
      return;
    }
    const at = call.arguments?.indexOf(node) ?? -1;
    if (at < 0) return;
    for (const { target, shift } of this.callees.reachedBy(call)) {
      const parameter = target.params?.[at - shift];
      if (parameter !== undefined && this.reaches(parameter, value)) this.flow.bind(parameter, by(value, "parameter"));
    }
    this.knownFunction(call, at, value);
    this.heldState(call, at, value);
    this.resolvedPromise(call, at, value);
  }

  private reaches(parameter: Node, value: Value): boolean {
    return value.layers.length < 4 && (parameter.type !== "RestElement" || value.layers.length === 0);
  }

  private knownFunction(call: Node, at: number, value: Value): void {
    const callee = call.callee && unwrapped(call.callee);
    const name = callee?.type === "MemberExpression" ? keyName(callee) : identifierName(callee);
    if (name === undefined) return;
    if (referring.has(name) && at === 0) this.referred(call, value);
    if (name === "get" && at === 0 && callee?.type === "MemberExpression" && identifierName(callee.object) === "Reflect")
      this.reflected(call, value);
    if (samePassing.has(name)) this.flow.hold(call, value);
    else if (name === "resolve" && callee?.type === "MemberExpression") this.flow.hold(call, wrap(value, "await"));
    else if (injecting.has(name) && at === 1) this.inject(call, name, value);
    else if ((name === "getCallback" || name === "useCallback" || name === "memo" || name === "once" || name === "memoize") && at === 0)
      this.flow.hold(call, value);
    else if ((name === "useMemo" || name === "computed") && at === 0) this.flow.hold(call, peel(value, "call") ?? value);
  }

  /** `Reflect.get(api, "saveLog")` */
  private reflected(call: Node, value: Value): void {
    const name = this.flow.constants.textOf(call.arguments?.[1]);
    if (name !== undefined && value.layers.length === 0) this.flow.read(call, { ...value, path: `${value.path}.${name}` }, "computed");
  }

  /** `const cti = useRef(api)`: what is put in is read from `cti.current`. */
  private referred(call: Node, value: Value): void {
    const name = call.parent?.type === "VariableDeclarator" ? call.parent.id : undefined;
    const scope = name?.type === "Identifier" ? this.flow.index.scopes.scopeOf(name) : undefined;
    if (!name || scope === undefined) return;
    for (const one of this.flow.index.referencesOf(name, scope)) {
      const member = one.parent;
      if (member?.type === "MemberExpression" && member.object === one && /^(current|value)$/.test(keyName(member) ?? ""))
        this.flow.hold(member, by(value, "alias"));
    }
  }

  /** `const [api, setApi] = useState()`: what is set is what is read. */
  private heldState(call: Node, at: number, value: Value): void {
    if (at !== 0 || call.callee?.type !== "Identifier") return;
    for (const { by: declarator, name } of this.flow.index.scopes.declarationsOf(call.callee)) {
      const elements =
        declarator.type === "VariableDeclarator" && declarator.id?.type === "ArrayPattern" ? (declarator.id.elements ?? []) : [];
      const read = elements[0];
      if (elements[1] === name && read && /^(use|create)[A-Z]/.test(calledName(declarator.init) ?? ""))
        this.flow.bind(read, by(value, "alias"));
    }
  }

  /** Containers that hand a registered thing to every function with a parameter of its name, as AngularJS does. */
  private inject(call: Node, name: string, value: Value): void {
    const registered = literalText(call.arguments?.[0]);
    const handed = name === "factory" || name === "singleton" ? (peel(value, "call") ?? value) : value;
    if (registered === undefined || handed.layers.length > 0) return;
    for (const one of this.flow.index.identifiers.get(registered) ?? []) {
      const target = one.parent;
      if (isFunction(target) && target.params?.includes(one) === true) this.flow.bind(one, by(handed, "parameter"));
    }
  }

  /** `resolve(x)` inside `new Promise((resolve) => …)`: who waits for the promise gets x. */
  private resolvedPromise(call: Node, at: number, value: Value): void {
    const callee = call.callee;
    if (at !== 0 || callee?.type !== "Identifier") return;
    for (const { by: target, name } of this.flow.index.scopes.declarationsOf(callee)) {
      const made = target.parent;
      if (
        isFunction(target) &&
        made?.type === "NewExpression" &&
        parameterIndex(target, name) === 0 &&
        identifierName(made.callee) === "Promise"
      )
        this.flow.hold(made, wrap(value, "await"));
    }
  }

  /** A member of something that is not the object yet: `.then` of a promise, `.call` of a function. */
  member(member: Node, value: Value, name: string | undefined): void {
    const call = member.parent;
    if (call?.type !== "CallExpression" || call.callee !== member) return;
    if (name === "then" || name === "done" || name === "subscribe") this.then(call, value);
    else if (name === "catch" || name === "finally") this.flow.hold(call, value);
    else if (name === "call" || name === "apply") this.result(call, value);
    else if (name === "bind") this.flow.hold(call, value);
  }

  private result(call: Node, value: Value): void {
    const result = peel(value, "call");
    if (result !== undefined) this.flow.hold(call, result);
  }

  private then(call: Node, value: Value): void {
    const arrived = peel(value, "await");
    const first = call.arguments?.[0];
    if (arrived === undefined || first === undefined) return;
    for (const target of this.callees.functionsOf(first, 0)) {
      const parameter = target.params?.[0];
      if (parameter !== undefined && isNode(parameter) && namesOf(parameter).length > 0)
        this.flow.bind(parameter, by(arrived, "parameter"));
    }
  }
}
