import { isObject } from "../wire/envelope.ts";
import { nearest } from "./nearest.ts";
import { say, type Api, type Words } from "./strict.ts";

/** What is wrong use of the Lightning API. */
export const lightningWords: Words = {
  api: "Lightning",
  rightOnes: {
    getSoftphonePanelVisibility: "isSoftphonePanelVisible",
    isVisible: "isSoftphonePanelVisible",
    setVisible: "setSoftphonePanelVisibility",
    setSoftphonePanelIconColor: "setSoftphonePanelIcon; a colour cannot be set",
    setSoftphoneHeight: "setSoftphonePanelHeight({ heightPX })",
    setSoftphoneWidth: "setSoftphonePanelWidth({ widthPX })",
    getPageInfo: "getAppViewInfo",
    onFocus: "onNavigationChange",
    refreshPage: "refreshView",
    refreshRelatedList: "refreshView",
    reloadFrame: "refreshView",
    searchAndGetScreenPopUrl: "searchAndScreenPop({ deferred: true }), then screenPop",
    completeWorkItem: "hvs.completeWork",
    onCompleteWorkItem: "hvs.onWorkStart",
    onCallLogSaved: "the callback of saveLog",
    cti: "the members of the API itself; cti is of the Classic API",
    ...Object.fromEntries(["onObjectUpdate", "refreshObject", "entityFeed", "isInConsole", "getDirectoryNumbers"].map((name) => [name, "nothing in Lightning"])),
  },
  mistakes,
  withCallback(name, given, hear) {
    const [args] = given;
    if (isListening(name) || name === "notifyInitializationComplete" || (given.length > 0 && (given.length > 1 || !isObject(args)))) return given;
    const { callback } = isObject(args) ? args : {};
    if (callback !== undefined && callback !== null && typeof callback !== "function") return given;
    // A member that must have a callback refuses a call without one, and goes on doing so.
    if (!callback && (isObject(args) && Object.keys(args).length === 0 || needsCallback.test(name))) return given;
    return [{ ...(isObject(args) ? args : {}), callback: (response: unknown) => {
      hear(response, typeof callback === "function");
      if (typeof callback === "function") (callback as (response: unknown) => void)(isObject(response) ? watchReading(response, name) : response);
    } }];
  },
  refusal(response) {
    const errors = isObject(response) && response["success"] === false && Array.isArray(response["errors"]) ? (response["errors"] as unknown[]) : [];
    const [error] = errors;
    return isObject(error) ? { words: String(error["description"]), isWrongUse: error["code"] === "INVALID_PARAM" } : null;
  },
};

const isListening = (name: string): boolean => /^on[A-Z]|\.on[A-Z]/.test(name) || name === "subscribe";
const needsCallback = /^(isSoftphonePanelVisible|getAppViewInfo|getCallCenterSettings|getSoftphoneLayout)$/;

/** The arguments of each member besides `callback`. */
const argumentsOf: Readonly<Record<string, string>> = {
  screenPop: "type params SCREEN_POP_DATA",
  searchAndScreenPop: "searchParams callType queryParams defaultFieldValues deferred params",
  saveLog: "value",
  runApex: "apexClass methodName methodParams",
  setSoftphonePanelVisibility: "visible",
  setSoftphonePanelHeight: "heightPX",
  setSoftphonePanelWidth: "widthPX",
  setSoftphonePanelLabel: "label",
  setSoftphonePanelIcon: "key",
  setSoftphoneItemLabel: "label",
  setSoftphoneItemIcon: "key",
  "hvs.completeWork": "workId attributes",
  subscribe: "channelName listener",
  unsubscribe: "subscription",
  publish: "channelName message",
};

/** What `params` of `screenPop` may hold. */
const paramsOf: Readonly<Record<string, string>> = {
  sobject: "recordId", url: "url", objecthome: "scope", list: "listViewId scope", search: "searchString", newRecord: "entityName defaultFieldValues", flow: "flowDevName flowArgs",
};

function mistakes(name: string, given: readonly unknown[]): string[] {
  // Adapters call it in every form, and each is fine.
  if (name === "notifyInitializationComplete") return [];
  const [args] = given;
  if (given.length > 1 || typeof args === "function") return ["takes one object with named arguments, as in { value, callback }; positions are of the Classic API."];
  if (!isObject(args)) return [];
  if (name === "screenPop" && "defaultFieldValues" in args) return ["defaultFieldValues belongs into params."];
  const taken = isListening(name) && name !== "subscribe" ? "listener" : `${argumentsOf[name] ?? ""} callback`;
  return [...unread(args, taken), ...wrongParts(name, args)];
}

function wrongParts(name: string, args: Api): string[] {
  const { params, attributes, type, deferred } = args;
  const names = typeof type === "string" ? paramsOf[type] : undefined;
  if (name === "screenPop" && isObject(params) && names) return unread(params, names, "params.");
  if (name === "hvs.completeWork" && isObject(attributes)) return unread(attributes, "disposition taskId wasConnected", "attributes.");
  if (name !== "searchAndScreenPop") return [];
  return [
    ...(deferred !== undefined && typeof deferred !== "boolean" ? ["deferred is true or false; any other value counts as false."] : []),
    ...(isObject(params) ? unread(params, "FLOW", "params.") : []),
  ];
}

function unread(args: Api, taken: string, path = ""): string[] {
  const names = taken.split(" ").filter((one) => one !== "");
  return Object.keys(args).filter((name) => !names.includes(name)).map((name) => {
    const meant = nearest(name, names);
    return `${path}${name} is not read; ${meant ? `use ${path}${meant}` : `there ${names.length === 1 ? "is" : "are"} ${names.map((one) => path + one).join(", ")}`}.`;
  });
}

const better: Readonly<Record<string, string>> = { result: "read success and returnValue", error: "read errors, a list" };

/**
 * Watches what is read of an answer: a field that was never there is a mistake that hides, unless the right ones are read as well.
 * Hidden properties, not a proxy: an adapter may send an answer on or store it, and a proxy cannot be cloned.
 */
function watchReading(response: Api, name: string): Api {
  let isRightRead = false;
  for (const field of ["success", "returnValue", "errors"].filter((one) => one in response)) {
    const value = response[field];
    define(response, field, true, () => {
      isRightRead = true;
      return value;
    });
  }
  for (const field of Object.keys(better).filter((one) => !(one in response))) {
    define(response, field, false, () => void setTimeout(() => isRightRead || say(`${name}: its answer has no ${field}; ${better[field]}.`)));
  }
  return response;
}

function define(response: Api, field: string, isSeen: boolean, get: () => unknown): void {
  Object.defineProperty(response, field, {
    configurable: true, enumerable: isSeen, get,
    set: (value: unknown) => void Object.defineProperty(response, field, { value, writable: true, enumerable: true, configurable: true }),
  });
}
