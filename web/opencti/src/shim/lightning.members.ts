import { isObject } from "../wire/envelope.ts";
import type { Transport } from "./transport.ts";

type Arguments = Readonly<Record<string, unknown>>;

interface Rule {
  /** May be called without an argument. */
  readonly isOptional?: true;
  /** Must be given, or the call throws. */
  readonly needs?: "callback" | "listener";
  /** Arguments that are sent, by their own names. */
  readonly sends?: readonly string[];
}

const rules: Readonly<Record<string, Rule>> = {
  enableClickToDial: { isOptional: true },
  disableClickToDial: { isOptional: true },
  onClickToDial: { needs: "listener" },
  getAppViewInfo: { needs: "callback" },
  onNavigationChange: { needs: "listener" },
  getCallCenterSettings: { needs: "callback" },
  getSoftphoneLayout: { needs: "callback" },
  searchAndScreenPop: { sends: ["searchParams", "callType", "queryParams", "defaultFieldValues", "deferred", "params"] },
  runApex: { sends: ["apexClass", "methodName", "methodParams"] },
  refreshView: { isOptional: true },
  setSoftphonePanelVisibility: { sends: ["visible"] },
  isSoftphonePanelVisible: { needs: "callback" },
  setSoftphonePanelHeight: { sends: ["heightPX"] },
  setSoftphonePanelWidth: { sends: ["widthPX"] },
  setSoftphonePanelLabel: { sends: ["label"] },
  setSoftphonePanelIcon: { sends: ["key"] },
  setSoftphoneItemLabel: { sends: ["label"] },
  setSoftphoneItemIcon: { sends: ["key"] },
};

const hvsRules: Readonly<Record<string, Rule>> = {
  onWorkStart: { needs: "listener" },
  completeWork: { sends: ["workId", "attributes"] },
};

/** Makes `sforce.opencti`: every member that Salesforce had, and no other. */
export function createLightningApi(transport: Transport): Record<string, unknown> {
  return {
    SCREENPOP_TYPE: { URL: "url", SOBJECT: "sobject", OBJECTHOME: "objecthome", LIST: "list", SEARCH: "search", NEW_RECORD_MODAL: "newRecord", FLOW: "flow" },
    CALL_TYPE: { INBOUND: "inbound", OUTBOUND: "outbound", INTERNAL: "internal" },
    ...methods(rules, "", transport),
    hvs: methods(hvsRules, "hvs.", transport),
    screenPop(...given: unknown[]) {
      const args = check("screenPop", given, {});
      // What a deferred search answered may be handed on as it is.
      const deferred = isObject(args["SCREEN_POP_DATA"]) ? args["SCREEN_POP_DATA"] : {};
      transport.call("screenPop", pick({ ...args, ...deferred }, ["type", "params"]), args["callback"]);
    },
    saveLog(...given: unknown[]) {
      const args = check("saveLog", given, {});
      if (typeof args["value"] !== "object" || args["value"] === null) throw new Error("Open CTI: saveLog needs the argument value, an object.");
      transport.call("saveLog", { object: args["value"] }, args["callback"]);
    },
    // Salesforce took any form of this call.
    notifyInitializationComplete(given?: unknown) {
      transport.call("notifyInitializationComplete", {}, isObject(given) ? given["callback"] : typeof given === "function" ? given : undefined);
    },
    ...messageService(transport),
  };
}

function methods(all: Readonly<Record<string, Rule>>, prefix: string, transport: Transport): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).map(([name, rule]) => [
      name,
      (...given: unknown[]) => {
        const args = check(prefix + name, given, rule);
        transport.call(prefix + name, pick(args, rule.sends), args["callback"], rule.needs === "listener" ? args["listener"] : undefined);
      },
    ]),
  );
}

function messageService(transport: Transport): Record<string, unknown> {
  return {
    subscribe(...given: unknown[]) {
      const args = check("subscribe", given, { needs: "listener" });
      transport.call("subscribe", pick(args, ["channelName"]), args["callback"], args["listener"], true);
    },
    unsubscribe(...given: unknown[]) {
      const args = check("unsubscribe", given, {});
      const whole = isObject(args["subscription"]) ? args["subscription"] : {};
      const subscription = isObject(whole["returnValue"]) ? whole["returnValue"] : whole;
      // Nothing may be heard after this, even what is under way.
      transport.silence(`subscribe${String(subscription["callId"])}`);
      transport.call("unsubscribe", { subscription }, args["callback"]);
    },
    publish(...given: unknown[]) {
      const args = check("publish", given, {});
      transport.call("publish", pick(args, ["channelName", "message"]), args["callback"]);
    },
  };
}

/** Refuses at once what Salesforce's script refused at once; the rest is answered by the page. */
function check(name: string, given: readonly unknown[], rule: Rule): Arguments {
  if (rule.isOptional && given.length === 0) return {};
  const [args] = given;
  if (given.length !== 1 || !isObject(args) || Object.keys(args).length === 0)
    throw new Error(`Open CTI: ${name} takes exactly one argument, an object that is not empty.`);
  if (rule.needs && typeof args[rule.needs] !== "function") throw new Error(`Open CTI: ${name} needs the argument ${rule.needs}, a function.`);
  return args;
}

function pick(args: Arguments, names: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => args[name] !== undefined).map((name) => [name, args[name]]));
}
