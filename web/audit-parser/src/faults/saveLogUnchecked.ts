import type { ApiCall } from "../calls/apiCalls.ts";
import { calledName } from "../calls/surroundings.ts";
import { identifierName, isFunction, keyName, type Node } from "../script/nodes.ts";
import type { FaultRule, ScriptFacts } from "./faultRule.ts";

const telling = new Set(["errors", "error"]);
const deciding = new Set(["success", "result", "returnValue"]);
const speaking = new Set(["log", "info", "debug", "warn", "stringify", "alert"]);

/** A saveLog whose failure nobody would notice: no callback, or one without a branch for it. */
export const saveLogUnchecked: FaultRule = (script) =>
  script.calls
    .filter((call) => call.sure && /\.saveLog$/.test(call.member.api))
    .flatMap((call) => {
      const evidence = evidenceOf(call, script);
      return evidence === undefined ? [] : [{ rule: "fault.savelog-unchecked", start: call.callee.start, api: call.member.api, evidence }];
    });

function evidenceOf(call: ApiCall, script: ScriptFacts): string | undefined {
  const callback = callbackOf(call, script);
  if (callback === "unknown") return undefined;
  if (callback === undefined) return "no callback: a log that was not saved is lost in silence";
  const targets = script.callees.functionsOf(callback, 0);
  if (targets.length === 0 || targets.some((target) => looksAtFailure(target, script))) return undefined;
  return "the callback has no branch for a log that was not saved";
}

function callbackOf(call: ApiCall, script: ScriptFacts): Node | "unknown" | undefined {
  if (call.member.side === "classic") {
    if (call.given.some((one) => one.type === "SpreadElement") || call.given.length < 2) return "unknown";
    return call.given[2];
  }
  const given = script.objects.of(call.given[0]);
  if (given === undefined) return "unknown";
  return given.entries.get("callback")?.value ?? (given.isComplete ? undefined : "unknown");
}

function looksAtFailure(target: Node, script: ScriptFacts): boolean {
  const parameter = target.params?.[0];
  if (parameter === undefined) return /\barguments\b/.test(script.text.slice(target.start, target.end));
  if (parameter.type === "ObjectPattern")
    return (parameter.properties ?? []).some((one) => telling.has(keyName(one) ?? "") || deciding.has(keyName(one) ?? ""));
  const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (identifierName(name) === undefined || name === undefined) return true;
  return script.flow.index.referencesOf(name, target).some((one) => one !== name && tells(one));
}

function tells(reference: Node): boolean {
  const parent = reference.parent;
  if (parent?.type === "CallExpression" && parent.callee !== reference) return !speaking.has(calledName(parent) ?? "");
  if (parent?.type === "MemberExpression" && parent.object === reference) {
    const name = keyName(parent);
    if (name === undefined || telling.has(name)) return true;
    return deciding.has(name) && hasOtherBranch(parent);
  }
  return (
    parent?.type === "VariableDeclarator" ||
    parent?.type === "ReturnStatement" ||
    parent?.type === "AssignmentExpression" ||
    parent?.type === "Property" ||
    parent?.type === "SpreadElement" ||
    (isFunction(parent) && parent.body === reference)
  );
}

function hasOtherBranch(member: Node): boolean {
  let at = member;
  for (let parent = at.parent; parent !== undefined; at = parent, parent = at.parent) {
    if (parent.type === "UnaryExpression" && parent.operator === "!") return true;
    if (parent.type === "ConditionalExpression") return parent.test === at;
    if (parent.type === "IfStatement") return parent.test === at && (parent.alternate != null || endsEarly(parent));
    if (parent.type === "CallExpression" || parent.type === "VariableDeclarator" || parent.type === "ReturnStatement")
      return parent.type !== "CallExpression" || !speaking.has(calledName(parent) ?? "");
    if (isFunction(parent)) return parent.body === at;
  }
  return false;
}

/** `if (r.success) return done(); fail();` */
function endsEarly(branch: Node): boolean {
  const body = branch.consequent as Node;
  const last = body.type === "BlockStatement" ? (body.body as readonly Node[]).at(-1) : body;
  const around = branch.parent?.body;
  const isLast = Array.isArray(around) && around.at(-1) === branch;
  return last?.type === "ReturnStatement" && !isLast;
}
