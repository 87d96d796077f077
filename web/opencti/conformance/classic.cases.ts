import { sent, type Case } from "./case.ts";
import { layout, records, settings, whileTyping } from "./org.ts";

// Reference for all of it: Open CTI Developer Guide, methods for Salesforce Classic.

const ada = records.ada.Id;
const trams = records.trams.Id;

/** A result as a callback gets it; a structured one is a text. */
const result = (value: unknown): unknown => ({ result: value, error: undefined });
const text = (value: unknown): unknown => result(JSON.stringify(value));
const wrong = (name: string, expected: string): unknown => ({ result: null, error: `The parameter ${name} is missing or wrong: expected ${expected}.` });

interface Simple {
  readonly member: string;
  readonly given?: readonly unknown[];
  readonly args?: Record<string, unknown>;
  readonly answer: unknown;
  readonly does?: readonly string[];
  readonly when?: string;
}

/** A member whose callback comes last, with it and without it. */
function simple({ member, given = [], args = {}, answer, does, when = "it has a callback" }: Simple): readonly Case[] {
  const effects = does === undefined ? {} : { does };
  return [
    { member, when, call: [...given, "@callback"], sends: sent(member, args), answer, ...effects },
    { member, when: `${when}, but none is there`, call: given, sends: sent(member, args, "none"), ...effects },
  ];
}

const page: readonly Case[] = [
  ...simple({ member: "getPageInfo", answer: text({ url: `/lightning/r/Contact/${ada}/view`, objectId: ada, objectName: "Ada Lindqvist", object: "Contact", displayName: "Contact" }) }),
  ...simple({ member: "isInConsole", answer: result(false) }),
  ...simple({ member: "isVisible", answer: result(true) }),
  ...simple({ member: "setVisible", given: [false], args: { visible: false }, answer: result(true), does: ["visible false"] }),
  ...simple({ member: "setVisible", given: ["yes"], args: { visible: "yes" }, answer: wrong("visible", "true or false"), does: [], when: "the value is a text" }),
  { member: "notifyInitializationComplete", when: "it has no argument", call: [], sends: sent("notifyInitializationComplete", {}, "none"), does: ["ready"] },
  {
    member: "onFocus", when: "the user goes to a record", call: ["@listener"], sends: sent("onFocus", {}, "listener"),
    event: {
      happens: { kind: "navigate", payload: { url: "/a", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact" } },
      gets: { result: JSON.stringify({ url: "/a", objectId: ada, objectName: "Ada Lindqvist", object: "Contact", displayName: "Contact" }) },
    },
  },
  ...simple({ member: "refreshPage", answer: result(true), does: ["refresh"] }),
  ...simple({ member: "refreshRelatedList", given: ["Activity"], args: { listName: "Activity" }, answer: result(true), does: ["refresh Activity"] }),
  ...simple({ member: "refreshRelatedList", given: ["00N000000000001"], args: { listName: "00N000000000001" }, answer: result(true), does: ["refresh 00N000000000001"], when: "the list is named by a lookup field's id" }),
  ...simple({ member: "refreshRelatedList", args: {}, answer: wrong("listName", "an API name or the id of a lookup field"), does: [], when: "the list is missing" }),
  { member: "reloadFrame", when: "it has no argument", call: [], sends: sent("reloadFrame", {}, "none"), does: ["refresh"] },
];

const apex = { apexClass: "Accounts", methodName: "find", methodParams: "name=A%26B&city=Oslo" };

const work: readonly Case[] = [
  ...simple({ member: "runApex", given: Object.values(apex), args: apex, answer: result("name is A&B, city is Oslo"), does: ['apex Accounts.find [["name","A&B"],["city","Oslo"]]'] }),
  ...simple({ member: "runApex", given: ["Missing", "find", ""], args: { apexClass: "Missing", methodName: "find", methodParams: "" }, answer: { result: null, error: "The Apex class Missing could not be loaded." }, does: ["apex Missing.find []"], when: "there is no such class" }),
  ...simple({
    member: "saveLog", given: ["Task", "Subject=Call%20in&Status=Completed"], args: { object: "Task", saveParams: "Subject=Call%20in&Status=Completed" },
    answer: { result: "00T000000000001AAA", error: undefined, id: "00T000000000001AAA" }, does: ['create Task {"Subject":"Call in","Status":"Completed"} without unknown fields'],
  }),
  ...simple({
    member: "saveLog", given: ["Task", `Id=00T000000000001AAA&Subject=Called`], args: { object: "Task", saveParams: "Id=00T000000000001AAA&Subject=Called" },
    answer: { result: "00T000000000001AAA", error: undefined, id: "00T000000000001AAA" }, does: ['update 00T000000000001AAA {"Subject":"Called"} without unknown fields'], when: "it has an id",
  }),
  ...simple({
    member: "saveLog", given: ["Task", `id=00T000000000001AAA&Subject=Called`], args: { object: "Task", saveParams: "id=00T000000000001AAA&Subject=Called" },
    answer: { result: "00T000000000001AAA", error: undefined, id: "00T000000000001AAA" }, does: ['update 00T000000000001AAA {"Subject":"Called"} without unknown fields'], when: "its id is written in small letters",
  }),
  ...simple({ member: "saveLog", given: ["Task", "Status=refused"], args: { object: "Task", saveParams: "Status=refused" }, answer: { result: null, error: "Status: bad value for restricted picklist field" }, does: ['create Task {"Status":"refused"} without unknown fields'], when: "the org refuses it" }),
  ...simple({ member: "saveLog", given: ["Task", { Subject: "Call" }], args: { object: "Task", saveParams: { Subject: "Call" } }, answer: wrong("saveParams", "a text such as Subject=Call&Status=Completed"), does: [], when: "the fields are an object" }),
  ...simple({ member: "screenPop", given: [`/${ada}`, true], args: { url: `/${ada}`, force: true }, answer: result(true), does: [`show {"kind":"url","url":"/${ada}"}`] }),
  { member: "screenPop", when: "force is left out", call: [`/${ada}`, "@callback"], sends: sent("screenPop", { url: `/${ada}` }), answer: result(true), does: [`show gently {"kind":"url","url":"/${ada}"}`] },
  ...simple({ member: "screenPop", given: [whileTyping, false], args: { url: whileTyping, force: false }, answer: result(false), does: [`offer {"kind":"url","url":"${whileTyping}"}`], when: "the user is typing" }),
  ...simple({ member: "screenPop", given: [whileTyping, true], args: { url: whileTyping, force: true }, answer: result(true), does: [`show {"kind":"url","url":"${whileTyping}"}`], when: "it is forced while the user is typing" }),
  ...simple({ member: "screenPop", given: ["https://example.com/", true], args: { url: "https://example.com/", force: true }, answer: wrong("url", "a relative URL"), does: [], when: "the URL leaves the org" }),
  ...simple({ member: "screenPop", given: ["/\t/example.com", true], args: { url: "/\t/example.com", force: true }, answer: wrong("url", "a relative URL"), does: [], when: "a tab hides that the URL leaves the org" }),
];

const one = { [ada]: { Name: "Ada Lindqvist", AccountName: "Nordic Trams", object: "Contact", displayName: "Contact" } };
const two = { [ada]: { Name: "Ada Lindqvist", object: "Contact", displayName: "Contact" }, [trams]: { Name: "Nordic Trams", object: "Account", displayName: "Account" } };
const wish = (searchParams: string, callType: string | null): [unknown[], Record<string, unknown>] => [[searchParams, "a=1", callType], { searchParams, queryParams: "a=1", callType }];

function search(member: string, when: string, [given, args]: ReturnType<typeof wish>, answer: unknown, does: readonly string[]): readonly Case[] {
  return simple({ member, given, args, answer, does, when });
}

const found = (term: string): string => `search ${term} in Contact,Account`;

const searches: readonly Case[] = [
  ...search("searchAndScreenPop", "one record is found", wish("Lindqvist", "inbound"), text(one), [found("Lindqvist"), `show gently {"kind":"record","recordId":"${ada}"}`]),
  ...search("searchAndScreenPop", "no call type is given", wish("Lindqvist", null), text(one), [found("Lindqvist"), `show gently {"kind":"record","recordId":"${ada}"}`]),
  ...search("searchAndScreenPop", "the call type is empty", wish("Lindqvist", ""), text(one), [found("Lindqvist"), `show gently {"kind":"record","recordId":"${ada}"}`]),
  ...search("searchAndScreenPop", "the call type is unknown", wish("Lindqvist", "sideways"), wrong("callType", "inbound, outbound or internal"), []),
  ...search("searchAndScreenPop", "several records are found", wish("Trams", "inbound"), text(two), [found("Trams"), 'show gently {"kind":"search","text":"Trams"}']),
  ...search("searchAndScreenPop", "the call is outbound", wish("Lindqvist", "outbound"), text(one), [found("Lindqvist")]),
  ...search("searchAndScreenPop", "the text is too short", wish("Li", "inbound"), wrong("searchParams", "a text of at least 3 characters"), []),
  ...search("searchAndScreenPop", "the text is larger than any search", wish("z".repeat(200_000), "inbound"), wrong("searchParams", "a text of at most 1000 characters"), []),
  ...search("searchAndGetScreenPopUrl", "one record is found", wish("Lindqvist", "inbound"), text({ ...one, screenPopUrl: `/${ada}` }), [found("Lindqvist")]),
  ...search("searchAndGetScreenPopUrl", "nothing is to pop", wish("Lindqvist", "internal"), text({ screenPopUrl: "" }), []),
];

const directory = { directoryNumbers: [{ callCenterName: "DemoAdapter", name: "Front desk", phone: "100", description: "Ground floor" }], hasNext: false };

const cti: readonly Case[] = [
  ...simple({ member: "cti.enableClickToDial", answer: result(true), does: ["clickToDial true"] }),
  ...simple({ member: "cti.disableClickToDial", answer: result(true), does: ["clickToDial false"] }),
  {
    member: "cti.onClickToDial", when: "a number of a record is clicked", call: ["@listener"], sends: sent("cti.onClickToDial", {}, "listener"),
    event: {
      happens: { kind: "dial", payload: { number: "100", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact" } },
      gets: { result: JSON.stringify({ number: "100", objectId: ada, objectName: "Ada Lindqvist", object: "Contact", displayName: "Contact" }) },
    },
  },
  ...simple({ member: "cti.getCallCenterSettings", answer: text(settings) }),
  ...simple({ member: "cti.getSoftphoneLayout", answer: text(layout) }),
  { member: "cti.getDirectoryNumbers", when: "a page is asked for", call: [false, "DemoAdapter", "@callback", 1, 50], sends: sent("cti.getDirectoryNumbers", { isGlobal: false, callCenterName: "DemoAdapter", resultSetPage: 1, resultSetPageSize: 50 }), answer: text(directory), does: ["directory false DemoAdapter 1 50"] },
  { member: "cti.getDirectoryNumbers", when: "no page is named", call: [true, null, "@callback"], sends: sent("cti.getDirectoryNumbers", { isGlobal: true, callCenterName: null }), answer: text(directory), does: ["directory true  0 5000"] },
  { member: "cti.getDirectoryNumbers", when: "the page is too large", call: [true, null, "@callback", 0, 10_001], sends: sent("cti.getDirectoryNumbers", { isGlobal: true, callCenterName: null, resultSetPage: 0, resultSetPageSize: 10_001 }), answer: wrong("resultSetPageSize", "a whole number from 1 to 10000"), does: [] },
  ...simple({ member: "cti.setSoftphoneHeight", given: [300], args: { height: 300 }, answer: result(true), does: ["height 300"] }),
  ...simple({ member: "cti.setSoftphoneHeight", given: ["tall"], args: { height: "tall" }, answer: wrong("height", "a number of pixels"), does: [], when: "the value is a word" }),
  ...simple({ member: "cti.setSoftphoneWidth", given: ["220"], args: { width: "220" }, answer: result(true), does: ["width 220"] }),
  ...simple({ member: "cti.setSoftphoneWidth", given: [0], args: { width: 0 }, answer: wrong("width", "a number of pixels"), does: [], when: "the value is nothing" }),
];

const feed: readonly Case[] = [
  {
    member: "entityFeed.onObjectUpdate", when: "a record was changed", call: ["@listener"], sends: sent("entityFeed.onObjectUpdate", {}, "listener"),
    event: { happens: { kind: "changed", payload: { fieldsUpdated: true, relatedListsUpdated: false, feedUpdated: true } }, gets: { fieldsUpdated: true, relatedListsUpdated: false, feedUpdated: true } },
  },
  ...simple({ member: "entityFeed.refreshObject", given: [ada, true, true, false], args: { objectId: ada, refreshFields: true, refreshRelatedLists: true, refreshFeed: false }, answer: result(true), does: ["refresh"] }),
  ...simple({ member: "entityFeed.refreshObject", given: ["x", true], args: { objectId: "x", refreshFields: true }, answer: wrong("objectId", "a record id of 15 or 18 characters"), does: [], when: "the id is none" }),
];

/** Every documented member of `sforce.interaction`, with right and wrong use. */
export const classicCases: readonly Case[] = [...page, ...work, ...searches, ...cti, ...feed];
