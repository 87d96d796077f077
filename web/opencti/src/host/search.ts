import { isObject } from "../wire/envelope.ts";
import type { Org, Target } from "./ports.ts";
import { invalid } from "./problem.ts";
import { fieldValues, flowArguments, searchText } from "./screenPop.ts";
import { searchTerms } from "./searchTerms.ts";
import { popOf, type CallTypeLayout, type SoftphoneLayout } from "./softphoneLayout.ts";

/** What a search found, and what the layout wants shown. */
export interface SearchOutcome {
  readonly records: ReadonlyMap<string, { object: string; fields: Readonly<Record<string, unknown>> }>;
  /** Null: nothing pops. */
  readonly target: Target | null;
}

export interface SearchWish {
  readonly text: string;
  readonly callType: "inbound" | "outbound" | "internal";
  readonly query: string;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly flowArgs: ReturnType<typeof flowArguments>;
}

/**
 * Reads the arguments of `searchAndScreenPop`.
 * @param callTypes What a call type may be, in the words of the API that is asked.
 * @throws Problem
 */
export function searchWishOf(args: Readonly<Record<string, unknown>>, callTypes = "one of sforce.opencti.CALL_TYPE"): SearchWish {
  const callType = typeof args["callType"] === "string" ? args["callType"].toLowerCase() : args["callType"];
  if (callType !== "inbound" && callType !== "outbound" && callType !== "internal")
    throw invalid("callType", callTypes);
  const params = isObject(args["params"]) ? args["params"] : {};
  const flow = isObject(params["FLOW"]) ? params["FLOW"] : {};
  return {
    text: searchText(args["searchParams"], "searchParams"),
    callType,
    query: queryText(args["queryParams"]),
    defaults: fieldValues(args["defaultFieldValues"], "defaultFieldValues"),
    flowArgs: flowArguments(flow["flowArgs"]),
  };
}

/** Searches what the layout of this call type names. Only inbound calls pop. */
export async function search(org: Org, layout: SoftphoneLayout, wish: SearchWish): Promise<SearchOutcome> {
  const rules = layoutOf(layout, wish.callType);
  const objects = Object.entries(rules.objects).map(([object, fields]) => ({ object, fields: fields.map((field) => field.apiName) }));
  const found = objects.length === 0 ? [] : await org.search(searchTerms(wish.text), objects);
  const records = new Map(found.map(({ object, record }) => [record.Id, { object, fields: record }]));
  const target = wish.callType === "inbound"
    ? popOf(rules, { text: wish.text, ids: [...records.keys()], query: wish.query, defaults: wish.defaults, flowArgs: wish.flowArgs })
    : null;
  return { records: withFields(records, rules), target };
}

// Salesforce answers no record of an object whose layout selects no fields.
function withFields(records: SearchOutcome["records"], rules: CallTypeLayout): SearchOutcome["records"] {
  return new Map([...records].filter(([, { object }]) => (rules.objects[object]?.length ?? 0) > 0));
}

function layoutOf(layout: SoftphoneLayout, callType: SearchWish["callType"]): CallTypeLayout {
  return callType === "inbound" ? layout.Inbound : callType === "outbound" ? layout.Outbound : layout.Internal;
}

export function queryText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value.replace(/^[?&]/, "");
  if (!isObject(value)) throw invalid("queryParams", "a text or an object");
  return new URLSearchParams(Object.entries(value).map(([name, one]): [string, string] => [name, String(one)])).toString();
}
