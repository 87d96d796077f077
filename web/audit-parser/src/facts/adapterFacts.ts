import type { ApiCall } from "../calls/apiCalls.ts";
import type { ArgumentObject } from "../calls/argumentObject.ts";
import type { ScriptFacts } from "../faults/faultRule.ts";
import { popTypeOf } from "../faults/wrongArgument.ts";
import type { FoundFact } from "../seam/messages.ts";
import type { Node } from "../script/nodes.ts";

/** What the calls of an adapter say about the org: what is logged, popped, run and read. */
export function factsOf(script: ScriptFacts): FoundFact[] {
  const facts = script.calls.flatMap((call) =>
    call.member.side === "classic" ? classicFacts(call, script) : lightningFacts(call, script),
  );
  return [...facts, ...settingsRead(script)];
}

type Say = (fact: string, value: string | undefined, at: Node) => void;

function sayer(facts: FoundFact[]): Say {
  return (fact, value, at) => {
    if (value !== undefined && value !== "") facts.push({ fact, value, start: at.start });
  };
}

function lightningFacts(call: ApiCall, script: ScriptFacts): FoundFact[] {
  const facts: FoundFact[] = [];
  const say = sayer(facts);
  const given = script.objects.of(call.given[0]);
  const text = (name: string): string | undefined => script.flow.constants.textOf(given?.entries.get(name)?.value);
  switch (call.member.api) {
    case "sforce.opencti.runApex":
      if (text("apexClass") !== undefined) say("runApexTarget", `${text("apexClass") ?? ""}.${text("methodName") ?? "*"}`, call.call);
      break;
    case "sforce.opencti.screenPop":
      pop(call, script, say);
      break;
    case "sforce.opencti.searchAndScreenPop":
      searched(call, script, say);
      break;
    case "sforce.opencti.saveLog":
      logged(script.objects.inside(given, "value"), script, say);
      break;
    case "sforce.opencti.subscribe":
    case "sforce.opencti.publish":
      say("channel", text("channelName"), call.call);
      break;
    default:
  }
  return facts;
}

function pop(call: ApiCall, script: ScriptFacts, say: Say): void {
  const given = script.objects.of(call.given[0]);
  const type = given?.entries.get("type");
  const params = script.objects.inside(given, "params");
  const text = (name: string): string | undefined => script.flow.constants.textOf(params?.entries.get(name)?.value);
  if (type !== undefined) say("popType", popTypeOf(type.value, script), call.call);
  say("poppedObject", text("entityName") ?? text("scope"), call.call);
  say("flow", text("flowDevName"), call.call);
}

function searched(call: ApiCall, script: ScriptFacts, say: Say): void {
  const type = script.objects.of(call.given[0])?.entries.get("callType");
  if (type === undefined) return;
  const held = script.flow.values
    .get(type.value)
    ?.map((one) => script.flow.surface.member(one.path)?.value)
    .find((one) => one !== undefined);
  say("callType", held ?? script.flow.constants.textOf(type.value), call.call);
}

function logged(log: ArgumentObject | undefined, script: ScriptFacts, say: Say): void {
  if (log === undefined) return;
  for (const [name, { value: set, at }] of log.entries) {
    if (name === "entityApiName") say("loggedObject", script.flow.constants.textOf(set), at);
    else say("loggedField", name, at);
  }
}

function classicFacts(call: ApiCall, script: ScriptFacts): FoundFact[] {
  const facts: FoundFact[] = [];
  const say = sayer(facts);
  const text = (at: number): string | undefined => script.flow.constants.textOf(call.given[at]);
  if (call.member.api === "sforce.interaction.runApex" && text(0) !== undefined)
    say("runApexTarget", `${text(0) ?? ""}.${text(1) ?? "*"}`, call.call);
  if (call.member.api !== "sforce.interaction.saveLog") return facts;
  say("loggedObject", text(0), call.call);
  const parameters = call.given[1] && script.flow.constants.outlineOf(call.given[1]);
  for (const field of parameters?.matchAll(/(?:^|&|\0)([A-Za-z]\w*)=/g) ?? []) say("loggedField", field[1], call.given[1] as Node);
  return facts;
}

/** Settings are read by path: settings["/reqDialingOptions/reqOutsidePrefix"]. */
function settingsRead(script: ScriptFacts): FoundFact[] {
  if (!script.calls.some((call) => call.member.api.endsWith(".getCallCenterSettings"))) return [];
  return script.flow.index.strings.flatMap((one) =>
    typeof one.value === "string" && /^\/\w{2,40}\/\w{2,40}(\/\w+)?$/.test(one.value) && !one.value.startsWith("/apex/")
      ? [{ fact: "setting", value: one.value, start: one.start }]
      : [],
  );
}
