import type { Member } from "./context.ts";
import { pixels, runApex, toProblem } from "./lightning.members.ts";
import { invalid } from "./problem.ts";
import { classicClick, classicRecords, classicView, fieldsOf } from "./classic.shapes.ts";
import { isRecordId, isWord, recordId, relativeUrl } from "./screenPop.ts";
import { search, searchWishOf, type SearchOutcome } from "./search.ts";

type Arguments = Parameters<Member>[0];
type Surroundings = Parameters<Member>[1];

const json = JSON.stringify;

/** What each member of the Classic API does. A structured result is a text of JSON there. */
export const classicMembers: Readonly<Record<string, Member>> = {
  getPageInfo: (_, { page }) => json(classicView({ ...page.view() })),
  isInConsole: (_, { page }) => page.isConsole(),
  isVisible: (_, { page }) => page.panel.isVisible(),
  setVisible: (args, { page }) => done(page.panel.setVisible(truth(args["visible"], "visible"))),
  notifyInitializationComplete: (_, { page }) => done(page.ready()),
  onFocus: () => null,
  refreshPage: (_, { page }) => page.refresh(),
  refreshRelatedList: (args, { page }) => page.refresh(listName(args["listName"])),
  reloadFrame: (_, { page }) => page.refresh(),
  runApex: (args, { org }) => runApex(args, org.runApex.bind(org)),
  saveLog,
  screenPop,
  searchAndScreenPop: async (args, context) => {
    const { records, target } = await find(args, context);
    if (target) await context.page.showGently(target);
    return json(classicRecords(records));
  },
  searchAndGetScreenPopUrl: async (args, context) => {
    const { records, target } = await find(args, context);
    return json({ ...classicRecords(records), screenPopUrl: target ? context.page.addressOf(target) : "" });
  },
  "cti.enableClickToDial": (_, { page }) => done(page.setClickToDial(true)),
  "cti.disableClickToDial": (_, { page }) => done(page.setClickToDial(false)),
  "cti.onClickToDial": () => null,
  "cti.getCallCenterSettings": (_, { settings }) => json(settings),
  "cti.getDirectoryNumbers": directoryNumbers,
  "cti.getSoftphoneLayout": (_, { layout }) => json(layout),
  "cti.setSoftphoneHeight": (args, { page }) => done(page.panel.setHeight(pixels(asNumber(args["height"]), "height"))),
  "cti.setSoftphoneWidth": (args, { page }) => done(page.panel.setWidth(pixels(asNumber(args["width"]), "width"))),
  "entityFeed.onObjectUpdate": () => null,
  "entityFeed.refreshObject": (args, { page }) => {
    recordId(args["objectId"], "objectId");
    return page.refresh();
  },
};

/** What a Classic listener gets: one object, with a text of JSON in `result` where Salesforce put one. */
export const classicEvents: Readonly<Record<string, (happened: Readonly<Record<string, unknown>>) => unknown>> = {
  onFocus: (view) => ({ result: json(classicView(view)) }),
  "cti.onClickToDial": (clicked) => ({ result: json(classicClick(clicked)) }),
  "entityFeed.onObjectUpdate": (changed) => changed,
};

/** The answer of a member as a callback gets it. */
export async function answerClassic(methodName: string, run: () => unknown): Promise<Record<string, unknown>> {
  try {
    const result = await run();
    // The documents promise the id beside the result; what came back in practice was the id as the result.
    return { result, error: undefined, ...(methodName === "saveLog" && { id: result }) };
  } catch (trouble) {
    return { result: null, error: toProblem(trouble).message };
  }
}

async function saveLog(args: Arguments, { logs }: Surroundings): Promise<string> {
  if (typeof args["saveParams"] !== "string") throw invalid("saveParams", "a text such as Subject=Call&Status=Completed");
  // Salesforce's own sample sends fields that a task does not have, and its logs were written.
  return logs.save({ entityApiName: args["object"], ...fieldsOf(args["saveParams"]) }, true);
}

// Only a forced pop may take away what the user was typing. The older calls have no `force`.
async function screenPop({ url, force }: Arguments, { page }: Surroundings): Promise<boolean> {
  const target = { kind: "url", url: relativeUrl(url, "url") } as const;
  return force === true || force === "true" ? done(await page.show(target)) : page.showGently(target);
}

// No call type means an inbound call here.
function find(args: Arguments, { org, layout }: Surroundings): Promise<SearchOutcome> {
  const callType = args["callType"] === "" ? null : args["callType"];
  return search(org, layout, searchWishOf({ ...args, callType: callType ?? "inbound" }, "inbound, outbound or internal"));
}

const largestPage = 10_000;
const usualPage = 5_000;

async function directoryNumbers(args: Arguments, { org }: Surroundings): Promise<string> {
  const { isGlobal, callCenterName, resultSetPage = 0, resultSetPageSize = usualPage } = args;
  if (typeof isGlobal !== "boolean") throw invalid("isGlobal", "true or false");
  if (callCenterName !== undefined && callCenterName !== null && typeof callCenterName !== "string") throw invalid("callCenterName", "a text or nothing");
  const page = whole(resultSetPage, "resultSetPage", 0, Number.MAX_SAFE_INTEGER);
  const size = whole(resultSetPageSize, "resultSetPageSize", 1, largestPage);
  return json(await org.directoryNumbers(isGlobal, callCenterName ?? null, page, size));
}

// A list that comes from a custom lookup has no name; its field's id stands for it.
function listName(value: unknown): string {
  if (!isWord(value) && !isRecordId(value)) throw invalid("listName", "an API name or the id of a lookup field");
  return value;
}

function whole(value: unknown, name: string, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) throw invalid(name, `a whole number from ${least} to ${most}`);
  return value as number;
}

function truth(value: unknown, name: string): boolean {
  if (typeof value !== "boolean") throw invalid(name, "true or false");
  return value;
}

// Classic adapters often hand over what they read from a setting, which is a text.
const asNumber = (value: unknown): unknown => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value);

const done = (_: void): true => true;
