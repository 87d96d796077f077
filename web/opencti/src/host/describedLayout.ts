import { isObject } from "../wire/envelope.ts";
import type { CallTypeLayout, PopRule, SoftphoneLayout } from "./softphoneLayout.ts";

const popTypes = new Set(["PopToEntity", "PopToVisualforce", "PopToFlow", "PopToSearch"]);
const outcomes = ["NoMatch", "SingleMatch", "MultipleMatches"] as const;

/**
 * Makes a layout of what `describeSoftphoneLayout` answers, so that it need not be entered again. The call is asked as a user of each profile,
 * because a layout belongs to profiles.
 * @param described `callTypes` with `name`, `infoFields`, `screenPopOptions`, `screenPopsOpenWithin` and `sections`.
 */
export function layoutOfDescription(described: unknown): SoftphoneLayout {
  const types = listOf(isObject(described) ? described["callTypes"] : undefined);
  const named = (name: string): CallTypeLayout => callTypeOf(types.find((one) => String(one["name"]).toLowerCase() === name) ?? {});
  return { Internal: named("internal"), Inbound: named("inbound"), Outbound: named("outbound") };
}

function callTypeOf(described: Readonly<Record<string, unknown>>): CallTypeLayout {
  const within = described["screenPopsOpenWithin"];
  return {
    callRelatedFields: listOf(described["infoFields"]).map((field) => String(field["name"])),
    objects: Object.fromEntries(listOf(described["sections"]).map((section) => [
      String(section["entityApiName"]),
      listOf(section["items"]).map((item) => ({ apiName: String(item["itemApiName"]), displayName: String(item["label"] ?? item["itemApiName"]) })),
    ])),
    screenPopSettings: {
      ...(within === "ExistingWindow" || within === "NewWindow" ? { screenPopsOpenWithin: within } : {}),
      ...rulesOf(listOf(described["screenPopOptions"])),
    },
  };
}

// Doing nothing is an outcome without a rule.
function rulesOf(options: readonly Readonly<Record<string, unknown>>[]): Partial<Record<(typeof outcomes)[number], PopRule>> {
  return Object.fromEntries(outcomes.flatMap((outcome) => {
    const option = options.find((one) => one["matchType"] === outcome);
    const type = option?.["screenPopType"];
    if (!option || typeof type !== "string" || !popTypes.has(type)) return [];
    const data = option["screenPopData"];
    return [[outcome, { screenPopType: type, ...(typeof data === "string" && data !== "" && { screenPopData: data }) }]];
  }));
}

/** SOAP answers one entry without its list. */
function listOf(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}
