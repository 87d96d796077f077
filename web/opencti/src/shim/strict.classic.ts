import { isObject } from "../wire/envelope.ts";
import type { Words } from "./strict.ts";

/** What is wrong use of the Classic API. */
export const classicWords: Words = {
  api: "Classic",
  rightOnes: {
    getAppViewInfo: "getPageInfo",
    isSoftphonePanelVisible: "isVisible",
    getSoftphonePanelVisibility: "isVisible",
    setSoftphonePanelVisibility: "setVisible",
    setSoftphonePanelHeight: "cti.setSoftphoneHeight",
    setSoftphonePanelWidth: "cti.setSoftphoneWidth",
    onNavigationChange: "onFocus",
    refreshView: "refreshPage",
    onCallLogSaved: "the callback of saveLog",
    SCREENPOP_TYPE: "a relative URL; screenPop takes no type here",
    CALL_TYPE: "the texts inbound, outbound and internal",
    ...Object.fromEntries(
      ["setSoftphonePanelLabel", "setSoftphonePanelIcon", "setSoftphoneItemLabel", "setSoftphoneItemIcon", "subscribe", "unsubscribe", "publish", "hvs"].map((name) => [name, "nothing in Classic"]),
    ),
  },
  mistakes(name, given) {
    // No member takes an object first, and none takes one with a callback in it.
    if (isObject(given[0])) return ["takes its arguments by position; named ones are of the Lightning API."];
    if (/^(reloadFrame|notifyInitializationComplete)$/.test(name) && given.length > 0) return ["takes no arguments here."];
    const [, second, third] = given;
    if (/^searchAnd/.test(name) && isCallType(second) && !isCallType(third)) return [`queryParams comes before callType: ("…", "", "${String(second)}", callback).`];
    return [];
  },
  withCallback(name, given, hear) {
    if (/\.?on[A-Z]|^(reloadFrame|notifyInitializationComplete)$/.test(name)) return given;
    const at = given.findIndex((one) => typeof one === "function");
    const callback = given[at] as ((response: unknown) => void) | undefined;
    const wrapped = (response: unknown): void => {
      hear(response, callback !== undefined);
      callback?.(response);
    };
    // A function is the callback wherever it stands.
    return at < 0 ? [...given, wrapped] : given.map((one, place) => (place === at ? wrapped : one));
  },
  refusal(response) {
    const error = isObject(response) ? response["error"] : undefined;
    return typeof error === "string" ? { words: error, isWrongUse: error.startsWith("The parameter ") } : null;
  },
};

const isCallType = (value: unknown): boolean => typeof value === "string" && /^(inbound|outbound|internal)$/i.test(value);
