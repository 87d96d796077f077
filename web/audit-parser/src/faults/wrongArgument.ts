import type { ApiCall } from "../calls/apiCalls.ts";
import { isPlainValue, type ArgumentObject } from "../calls/argumentObject.ts";
import type { FoundFault } from "../seam/messages.ts";
import { identifierName, isFunction, keyName, unwrapped, type Node } from "../script/nodes.ts";
import type { FaultRule, ScriptFacts } from "./faultRule.ts";

/** An argument has a name the method does not know, one it needs is missing, or it is of the wrong kind. At most one fault of each kind for a call. */
export const wrongArgument: FaultRule = (script) =>
  script.calls
    .filter((call) => call.sure)
    .flatMap((call) => {
      const given = script.objects.of(call.given[0]);
      const named = given === undefined ? nothingGiven(call) : (wrongName(call, given) ?? missing(call, given));
      const kind = given === undefined ? undefined : wrongKind(call, given, script);
      return [named, kind].filter((fault) => fault !== undefined);
    });

function fault(call: ApiCall, at: Node, evidence: string): FoundFault {
  return { rule: "fault.wrong-argument", start: at.start, api: call.member.api, evidence };
}

function wrongName(call: ApiCall, given: ArgumentObject): FoundFault | undefined {
  const shape = call.member.call;
  if (shape?.style !== "object") return undefined;
  const known = new Set([...shape.required, ...shape.optional]);
  for (const [name, { at }] of given.entries) {
    const isSpare = name === "callback" && shape.required.every((one) => given.entries.has(one));
    if (known.has(name) || isSpare) continue;
    const needed = shape.required.filter((one) => !given.entries.has(one));
    return fault(call, at, `there is no argument "${name}"${needed.length > 0 ? `; "${needed.join('", "')}" is needed` : ""}`);
  }
  return undefined;
}

function missing(call: ApiCall, given: ArgumentObject): FoundFault | undefined {
  const shape = call.member.call;
  if (shape?.style !== "object" || !given.isComplete) return undefined;
  const needed = shape.required.filter((one) => !given.entries.has(one));
  return needed.length === 0 ? undefined : fault(call, call.callee, `"${needed.join('", "')}" is missing`);
}

function nothingGiven(call: ApiCall): FoundFault | undefined {
  const shape = call.member.call;
  if (shape?.style !== "object" || call.given.length > 0 || call.member.bare === true) return undefined;
  return fault(
    call,
    call.callee,
    `called without its argument object${shape.required.length > 0 ? `; "${shape.required.join('", "')}" is needed` : ""}`,
  );
}

function wrongKind(call: ApiCall, given: ArgumentObject, script: ScriptFacts): FoundFault | undefined {
  for (const name of ["callback", "listener"]) {
    const entry = given.entries.get(name);
    if (entry !== undefined && isCalled(entry.value, script))
      return fault(call, entry.at, `"${name}" is the result of a call, not a function`);
  }
  if (call.member.api === "sforce.opencti.saveLog") return wrongLog(call, given, script);
  return call.member.api === "sforce.opencti.screenPop" ? wrongPop(call, given, script) : undefined;
}

/** `listener: onDial()` hands over what onDial returns; it is a fault when onDial is known to return nothing. */
function isCalled(value: Node, script: ScriptFacts): boolean {
  const node = unwrapped(value);
  if (isPlainValue(node)) return true;
  if (node.type !== "CallExpression" || node.callee?.type !== "Identifier") return false;
  const targets = script.callees.functionsOf(node.callee, 0);
  return (
    targets.length === 1 &&
    targets.every(
      (one) => isFunction(one) && !/\breturn\b/.test(script.text.slice(one.start, one.end)) && (one.body as Node).type === "BlockStatement",
    )
  );
}

function wrongLog(call: ApiCall, given: ArgumentObject, script: ScriptFacts): FoundFault | undefined {
  const value = given.entries.get("value");
  if (value === undefined) return undefined;
  if (isPlainValue(value.value)) return fault(call, value.at, '"value" must be an object');
  const log = script.objects.inside(given, "value");
  if (log === undefined || !log.isComplete || log.entries.has("entityApiName") || log.entries.has("Id")) return undefined;
  return fault(call, value.at, '"value" names neither entityApiName, to create, nor Id, to update');
}

const parameterOf: Readonly<Record<string, string>> = {
  url: "url",
  sobject: "recordId",
  objecthome: "scope",
  list: "listViewId",
  search: "searchString",
  newRecord: "entityName",
  flow: "flowDevName",
};

function wrongPop(call: ApiCall, given: ArgumentObject, script: ScriptFacts): FoundFault | undefined {
  const type = given.entries.get("type");
  const kind = type && popTypeOf(type.value, script);
  if (type === undefined || kind === undefined) return undefined;
  const needed = parameterOf[kind];
  if (needed === undefined) return fault(call, type.at, `there is no pop of type "${kind}"`);
  const params = script.objects.inside(given, "params");
  if (params === undefined || !params.isComplete || params.entries.has(needed)) return undefined;
  return fault(call, given.entries.get("params")?.at ?? call.callee, `a pop of type "${kind}" needs "${needed}" in params`);
}

/** The type of a pop: a constant of the API, or its text. */
export function popTypeOf(value: Node, { flow }: Pick<ScriptFacts, "flow">): string | undefined {
  const node = unwrapped(value);
  const held = flow.values
    .get(node)
    ?.map((one) => flow.surface.member(one.path)?.value)
    .find((one) => one !== undefined);
  if (held !== undefined) return held;
  const text = flow.constants.textOf(node);
  if (text !== undefined) return text;
  const name = node.type === "MemberExpression" ? keyName(node) : identifierName(node);
  return name === undefined ? undefined : flow.surface.member(`sforce.opencti.SCREENPOP_TYPE.${name}`)?.value;
}
