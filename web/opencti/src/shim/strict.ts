/** Names wrong use in the console and the right one beside it. Nothing behaves differently. */

/** Names adapters use that never existed, or that belong to the other API. */
const rightOnes: Readonly<Record<string, string>> = {
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
  onObjectUpdate: "nothing in Lightning",
  isInConsole: "nothing in Lightning",
  getDirectoryNumbers: "nothing in Lightning",
};

const rightClassicOnes: Readonly<Record<string, string>> = {
  getAppViewInfo: "getPageInfo",
  isSoftphonePanelVisible: "isVisible",
  getSoftphonePanelVisibility: "isVisible",
  setSoftphonePanelVisibility: "setVisible",
  setSoftphonePanelHeight: "cti.setSoftphoneHeight",
  setSoftphonePanelWidth: "cti.setSoftphoneWidth",
  onNavigationChange: "onFocus",
  refreshView: "refreshPage",
  onCallLogSaved: "the callback of saveLog",
  ...Object.fromEntries(["setSoftphonePanelLabel", "setSoftphonePanelIcon", "setSoftphoneItemLabel", "setSoftphoneItemIcon", "subscribe", "unsubscribe", "publish", "hvs"].map((name) => [name, "nothing in Classic"])),
};

type Api = Record<string, unknown>;

/**
 * Wraps an API.
 * @param path What stands before a member's name.
 * @param whole The API that this is a part of.
 */
export function strict(api: Api, path: string, isClassic: boolean, whole = api): Api {
  return new Proxy(api, {
    get(target, name) {
      if (typeof name === "symbol" || name in target) return wrapped(target[name as string], name as string);
      // Promise and JSON ask every object for these.
      if (name !== "then" && name !== "toJSON") say(`${path}.${name} does not exist. ${right(name, isClassic, whole)}`);
      return undefined;
    },
  });

  function wrapped(member: unknown, name: string): unknown {
    if (typeof member !== "function") return typeof member === "object" && member !== null && typeof name === "string" ? inner(member as Api, `${path}.${name}`) : member;
    return (...given: unknown[]) => {
      for (const word of isClassic ? classicMistakes(name, given) : mistakes(name, given)) say(`${path}.${name}: ${word}`);
      return (member as (...all: unknown[]) => unknown)(...given.map((one) => watched(one, name, isClassic)));
    };
  }

  function inner(part: Api, place: string): Api {
    return /_TYPE$/.test(place) ? constants(part, place) : strict(part, place, isClassic, whole);
  }
}

function constants(all: Api, place: string): Api {
  return new Proxy(all, {
    get(target, name) {
      if (typeof name === "string" && !(name in target)) say(`${place}.${name} does not exist. There are ${Object.keys(target).join(", ")}.`);
      return target[name as string];
    },
  });
}

function right(name: string, isClassic: boolean, whole: Api): string {
  const known = (isClassic ? rightClassicOnes : rightOnes)[name] ?? placeOf(name, whole);
  if (known?.startsWith("nothing")) return `There is ${known} for it.`;
  return known ? `Use ${known}.` : `It is no member of the ${isClassic ? "Classic" : "Lightning"} API.`;
}

/** Where a member is that was looked for in another part. */
function placeOf(name: string, whole: Api): string | undefined {
  if (name in whole) return `${name} of the API itself`;
  const part = Object.keys(whole).find((one) => typeof whole[one] === "object" && !/_TYPE$/.test(one) && name in (whole[one] as Api));
  return part && `${part}.${name}`;
}

/** What is wrong with a call of the Lightning API that nothing would tell otherwise. */
function mistakes(name: string, given: readonly unknown[]): string[] {
  const args = (given.length === 1 && typeof given[0] === "object" && given[0] !== null ? given[0] : {}) as Api;
  const found: string[] = [];
  // Adapters call it in every form, and each is fine.
  if (name === "notifyInitializationComplete") return found;
  if (given.length > 1 || typeof given[0] === "function") found.push("takes one object with named arguments, as in { value, callback }; positions are of the Classic API.");
  if (name === "screenPop" && args["defaultFieldValues"]) found.push("defaultFieldValues belongs into params.");
  if (name === "searchAndScreenPop" && args["defaulFieldValues"]) found.push("defaulFieldValues is misspelt; use defaultFieldValues.");
  if (name === "saveLog" && typeof args["value"] === "string") found.push("value is an object of fields, not a text of pairs.");
  if (name === "runApex" && typeof args["methodParams"] === "object") found.push("methodParams is a text such as a=1&b=2.");
  if (typeof args["height"] === "number") found.push("height is not read; use heightPX.");
  if (typeof args["width"] === "number") found.push("width is not read; use widthPX.");
  if (args["listener"] !== undefined && !/^(on|subscribe)/.test(name)) found.push("it has no listener.");
  return found;
}

function classicMistakes(name: string, given: readonly unknown[]): string[] {
  const isNamed = typeof given[0] === "object" && given[0] !== null && "callback" in given[0];
  return isNamed ? [`takes its arguments by position; named ones are of the Lightning API.`] : name === "screenPop" && typeof given[1] === "function" ? ["force comes before the callback."] : [];
}

/** Watches what a callback reads of an answer: a field that was never there is a mistake that hides. */
function watched(given: unknown, name: string, isClassic: boolean): unknown {
  if (isClassic || typeof given !== "object" || given === null) return given;
  const { callback } = given as Api;
  if (typeof callback !== "function") return given;
  const call = callback as (response: unknown) => void;
  return { ...given, callback: (response: unknown) => call(typeof response === "object" && response !== null ? answer(response as Api, name) : response) };
}

// Hidden properties, not a proxy: an adapter may send an answer on or store it, and a proxy cannot be cloned.
function answer(response: Api, name: string): Api {
  for (const [field, better] of [["result", "read success and returnValue"], ["error", "read errors, a list"]] as const) {
    if (field in response) continue;
    Object.defineProperty(response, field, {
      configurable: true,
      get: () => say(`${name}: its answer has no ${field}; ${better}.`),
      set: (value: unknown) => void Object.defineProperty(response, field, { value, writable: true, enumerable: true, configurable: true }),
    });
  }
  return response;
}

function say(words: string): void {
  console.warn(`Open CTI: ${words}`);
}
