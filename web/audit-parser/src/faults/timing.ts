import type { ApiCall } from "../calls/apiCalls.ts";
import { calledName, wordsAround } from "../calls/surroundings.ts";
import { enclosingFunction, isFunction, type Node } from "../script/nodes.ts";
import type { FaultRule, ScriptFacts } from "./faultRule.ts";
import { popTypeOf } from "./wrongArgument.ts";

const ringing = new Set(["ring", "ringing", "rings", "incoming", "inbound", "invite", "alerting", "offered", "offering"]);
const waiting = new Set(["login", "logged", "signin", "authenticated", "authorized", "connected", "registered"]);

/** A pop that opens a new-record modal while the phone rings: it covers what the agent is doing, and is lost when somebody else answers. */
export const modalOnRing: FaultRule = (script) =>
  script.calls
    .filter((call) => call.member.api === "sforce.opencti.screenPop")
    .flatMap((call) => {
      const type = script.objects.of(call.given[0])?.entries.get("type");
      if (type === undefined || popTypeOf(type.value, script) !== "newRecord") return [];
      const word = [...wordsAround(call.call, script.callees)].find((one) => ringing.has(one));
      return word === undefined
        ? []
        : [
            {
              rule: "fault.modal-on-ring",
              start: call.callee.start,
              api: call.member.api,
              evidence: `opens a new-record modal on "${word}"`,
            },
          ];
    });

/** notifyInitializationComplete, or the listener for clicks, comes only after a timer or a sign-in: until then calls find no adapter. */
export const readyTooLate: FaultRule = (script) =>
  script.calls
    .filter((call) => call.sure && (call.member.ready === true || /\.onClickToDial$/.test(call.member.api)))
    .flatMap((call) => {
      const evidence = waitedFor(call, script) ?? clickedTooEarly(call, script);
      return evidence === undefined ? [] : [{ rule: "fault.ready-too-late", start: call.callee.start, api: call.member.api, evidence }];
    });

function waitedFor(call: ApiCall, script: ScriptFacts): string | undefined {
  const delay = timerAround(call.call, script);
  if (delay !== undefined) return `called only after a timer of ${delay} ms`;
  if (call.member.ready !== true) return undefined;
  const word = [...wordsAround(call.call, script.callees, 1)].find((one) => waiting.has(one));
  return word === undefined ? undefined : `called only after "${word}"`;
}

function timerAround(place: Node, script: ScriptFacts): string | undefined {
  for (let target = enclosingFunction(place); isFunction(target); target = enclosingFunction(target)) {
    const call = target.parent;
    if (call?.type !== "CallExpression" || calledName(call) !== "setTimeout" || call.arguments?.[0] !== target) continue;
    const delay = script.flow.constants.textOf(call.arguments[1]);
    if (delay !== undefined && Number(delay) >= 100) return delay;
  }
  return undefined;
}

/** Ready is told first and the listener comes later in the same run: a click in between is lost. */
function clickedTooEarly(call: ApiCall, script: ScriptFacts): string | undefined {
  if (call.member.ready !== true) return undefined;
  const later = script.calls.find(
    (one) =>
      /\.onClickToDial$/.test(one.member.api) &&
      one.member.side === call.member.side &&
      one.call.start > call.call.end &&
      enclosingFunction(one.call) === enclosingFunction(call.call),
  );
  return later === undefined ? undefined : "called before the listener for clicks is registered";
}

/** A Classic adapter that listens for clicks and never says that it is ready: Salesforce shows the standby page, or its loading sign. */
export const noReadyClassic: FaultRule = ({ calls }) => {
  const listening = calls.find((call) => call.sure && call.member.api === "sforce.interaction.cti.onClickToDial");
  if (listening === undefined || calls.some((call) => call.member.api === "sforce.interaction.notifyInitializationComplete")) return [];
  return [
    {
      rule: "fault.no-ready-classic",
      start: listening.callee.start,
      api: "sforce.interaction.notifyInitializationComplete",
      evidence: "the adapter listens for clicks and never calls notifyInitializationComplete",
    },
  ];
};
