import { isObject } from "../wire/envelope.ts";
import { invalid } from "./problem.ts";
import type { FlowArgument, Target } from "./ports.ts";

const recordIdShape = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;
// What servers take in an address, and more than anybody searches for.
const longestUrl = 8_000;
const longestSearch = 1_000;
const wordShape = /^[A-Za-z]\w{0,79}$/;

/** Reads what `screenPop` was asked to show. @throws Problem that names the wrong parameter. */
export function targetOf(type: unknown, params: unknown): Target {
  if (!isObject(params)) throw invalid("params", "an object");
  // Adapters write it in any letters, as in sObject.
  switch (typeof type === "string" ? type.toLowerCase() : type) {
    case "sobject":
      return { kind: "record", recordId: recordId(params["recordId"], "params.recordId") };
    case "url":
      return { kind: "url", url: relativeUrl(params["url"], "params.url") };
    case "objecthome":
      return { kind: "home", object: word(params["scope"], "params.scope") };
    case "list":
      return { kind: "list", object: word(params["scope"], "params.scope"), listViewId: recordId(params["listViewId"], "params.listViewId") };
    case "search":
      return { kind: "search", text: searchText(params["searchString"], "params.searchString") };
    case "newrecord":
      return { kind: "new", object: word(params["entityName"], "params.entityName"), defaults: fieldValues(params["defaultFieldValues"], "params.defaultFieldValues") };
    case "flow":
      return { kind: "flow", name: word(params["flowDevName"], "params.flowDevName"), args: flowArguments(params["flowArgs"]) };
    default:
      throw invalid("type", "one of sforce.opencti.SCREENPOP_TYPE");
  }
}

export function recordId(value: unknown, name: string): string {
  if (!isRecordId(value)) throw invalid(name, "a record id of 15 or 18 characters");
  return value;
}

export const isRecordId = (value: unknown): value is string => typeof value === "string" && recordIdShape.test(value);

/** A pop stays in the org: no scheme, no other host. */
export function relativeUrl(value: unknown, name: string): string {
  const url = typeof value === "string" ? asBrowserReads(value) : "";
  if (url.length > longestUrl) throw invalid(name, `a relative URL of at most ${longestUrl} characters`);
  if (!url || /^([a-z][a-z\d+.-]*:|[/\\]{2})/i.test(url)) throw invalid(name, "a relative URL");
  return url;
}

// Browsers drop tabs and line breaks anywhere in a URL, and control characters around it: /<tab>/host is //host to them.
const asBrowserReads = (url: string): string => url.replace(/[\t\n\r]/g, "").replace(/^[\0-\x20]+|[\0-\x20]+$/g, "").trim();

export function searchText(value: unknown, name: string): string {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.trim().length < 3) throw invalid(name, "a text of at least 3 characters");
  if (text.length > longestSearch) throw invalid(name, `a text of at most ${longestSearch} characters`);
  return text.trim();
}

export function word(value: unknown, name: string): string {
  if (!isWord(value)) throw invalid(name, "an API name");
  return value;
}

export const isWord = (value: unknown): value is string => typeof value === "string" && wordShape.test(value);

export function fieldValues(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalid(name, "an object of field names and values");
  return value;
}

export function flowArguments(value: unknown): FlowArgument[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid("flowArgs", "a list of {name, type, value}");
  return value.map((one: unknown) => {
    if (!isObject(one) || typeof one["name"] !== "string") throw invalid("flowArgs", "a list of {name, type, value}");
    return { name: one["name"], type: String(one["type"] ?? "String"), value: one["value"] };
  });
}
