import { isFunction, unwrapped } from "../script/nodes.ts";
import { isPlainValue } from "../calls/argumentObject.ts";
import type { ApiCall } from "../calls/apiCalls.ts";
import type { FaultRule, ScriptFacts } from "./faultRule.ts";

const ofLightning = new Set([
  "callback",
  "listener",
  "value",
  "params",
  "type",
  "apexClass",
  "searchParams",
  "visible",
  "heightPX",
  "widthPX",
]);

/** Positional arguments in Lightning, an argument object in Classic. */
export const callbackStyle: FaultRule = (script) =>
  script.calls
    .filter((call) => call.sure)
    .flatMap((call) => {
      const evidence =
        call.member.call?.style === "object"
          ? positional(call, script)
          : call.member.call?.style === "positional"
            ? object(call, script)
            : undefined;
      return evidence === undefined ? [] : [{ rule: "fault.callback-style", start: call.callee.start, api: call.member.api, evidence }];
    });

function positional({ given }: ApiCall, script: ScriptFacts): string | undefined {
  const first = given[0] && unwrapped(given[0]);
  if (first === undefined || first.type === "SpreadElement") return undefined;
  const isHandler = isFunction(first) || script.callees.functionsOf(first, 0).length > 0;
  if (isHandler) return "a function is given; Lightning takes one object with callback or listener in it";
  if (isPlainValue(first) || given.length > 1) return "positional arguments are given; Lightning takes one object";
  return undefined;
}

function object({ given }: ApiCall, script: ScriptFacts): string | undefined {
  const first = script.objects.of(given[0]);
  if (first === undefined || ![...first.entries.keys()].some((name) => ofLightning.has(name))) return undefined;
  return "an argument object is given; Classic takes positional arguments with the callback last";
}
