import { failure, sent, success, wrong, type Case } from "./case.ts";
import { layout, records, settings } from "./org.ts";

// Reference for all of it: Open CTI Developer Guide, methods for Lightning Experience.

const ada = "003000000000001AAA";

/** Click-to-dial, what the user sees, settings and layout. */
const surroundings: readonly Case[] = [
  { member: "enableClickToDial", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("enableClickToDial", {}), answer: success(null), does: ["clickToDial true"] },
  { member: "enableClickToDial", when: "it has no argument", call: [], sends: sent("enableClickToDial", {}, "none"), does: ["clickToDial true"] },
  { member: "disableClickToDial", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("disableClickToDial", {}), answer: success(null), does: ["clickToDial false"] },
  { member: "disableClickToDial", when: "it has no argument", call: [], sends: sent("disableClickToDial", {}, "none"), does: ["clickToDial false"] },
  {
    member: "onClickToDial", when: "a number of a record is clicked", call: [{ listener: "@listener" }], sends: sent("onClickToDial", {}, "listener"),
    event: {
      happens: { kind: "dial", payload: { number: "+46 8 123 45 67", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact", params: "team=7" } },
      gets: { number: "+46 8 123 45 67", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact", params: "team=7" },
    },
  },
  { member: "onClickToDial", when: "the listener is missing", call: [{ callback: "@callback" }], sends: { throws: "Open CTI: onClickToDial needs the argument listener" } },
  {
    member: "onNavigationChange", when: "the user goes to a record", call: [{ listener: "@listener" }], sends: sent("onNavigationChange", {}, "listener"),
    event: {
      happens: { kind: "navigate", payload: { url: "/lightning/r/Contact/1/view", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact" } },
      gets: { url: "/lightning/r/Contact/1/view", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact" },
    },
  },
  { member: "onNavigationChange", when: "the listener is missing", call: [{}], sends: { throws: "Open CTI: onNavigationChange takes exactly one argument" } },
  {
    member: "getAppViewInfo", when: "a record is shown", call: [{ callback: "@callback" }], sends: sent("getAppViewInfo", {}),
    answer: success({ url: "/lightning/r/Contact/003000000000001AAA/view", recordId: ada, recordName: "Ada Lindqvist", objectType: "Contact" }),
  },
  { member: "getAppViewInfo", when: "the callback is missing", call: [{ other: 1 }], sends: { throws: "Open CTI: getAppViewInfo needs the argument callback" } },
  { member: "getCallCenterSettings", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("getCallCenterSettings", {}), answer: success(settings) },
  { member: "getCallCenterSettings", when: "the callback is missing", call: [], sends: { throws: "Open CTI: getCallCenterSettings takes exactly one argument" } },
  { member: "getSoftphoneLayout", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("getSoftphoneLayout", {}), answer: success(layout) },
  { member: "getSoftphoneLayout", when: "the callback is no function", call: [{ callback: "no" }], sends: { throws: "Open CTI: getSoftphoneLayout needs the argument callback" } },
  { member: "refreshView", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("refreshView", {}), answer: success(true), does: ["refresh"] },
  { member: "refreshView", when: "it has no argument", call: [], sends: sent("refreshView", {}, "none"), does: ["refresh"] },
  { member: "refreshView", when: "the argument is empty", call: [{}], sends: { throws: "Open CTI: refreshView takes exactly one argument" } },
];

const pop = (type: string, params: unknown): Case["call"] => [{ type, params, callback: "@callback" }];

function popCase(when: string, type: string, params: unknown, does: string): Case {
  return { member: "screenPop", when, call: pop(type, params), sends: sent("screenPop", { type, params }), answer: success(null), does: [does] };
}

function badPop(when: string, type: string, params: unknown, name: string, expected: string): Case {
  return { member: "screenPop", when, call: pop(type, params), sends: sent("screenPop", { type, params }), answer: wrong(name, expected), does: [] };
}

const pops: readonly Case[] = [
  popCase("a record is asked for", "sobject", { recordId: ada }, `show {"kind":"record","recordId":"${ada}"}`),
  popCase("a relative URL is asked for", "url", { url: "/lightning/page/home" }, 'show {"kind":"url","url":"/lightning/page/home"}'),
  popCase("an object's home is asked for", "objecthome", { scope: "Account" }, 'show {"kind":"home","object":"Account"}'),
  popCase("a list is asked for", "list", { listViewId: "00B000000000001AAA", scope: "Account" }, 'show {"kind":"list","object":"Account","listViewId":"00B000000000001AAA"}'),
  popCase("a search is asked for", "search", { searchString: "Lindqvist" }, 'show {"kind":"search","text":"Lindqvist"}'),
  popCase("a new record with values is asked for", "newRecord", { entityName: "Contact", defaultFieldValues: { Phone: "+4681234567" } }, 'show {"kind":"new","object":"Contact","defaults":{"Phone":"+4681234567"}}'),
  popCase("a new record without values is asked for", "newRecord", { entityName: "Device__c" }, 'show {"kind":"new","object":"Device__c","defaults":{}}'),
  popCase("a flow is asked for", "flow", { flowDevName: "Intake", flowArgs: [{ name: "number", type: "String", value: "1" }] }, 'show {"kind":"flow","name":"Intake","args":[{"name":"number","type":"String","value":"1"}]}'),
  badPop("the type is unknown", "REFRESH", {}, "type", "one of sforce.opencti.SCREENPOP_TYPE"),
  badPop("the record id is none", "sobject", { recordId: "Ada" }, "params.recordId", "a record id of 15 or 18 characters"),
  badPop("the URL leaves the org", "url", { url: "https://example.com/" }, "params.url", "a relative URL"),
  badPop("the URL is a script", "url", { url: "javascript:alert(1)" }, "params.url", "a relative URL"),
  popCase("the type is written in other letters", "sObject", { recordId: ada }, `show {"kind":"record","recordId":"${ada}"}`),
  badPop("the URL is longer than servers take", "url", { url: `/${"z".repeat(200_000)}` }, "params.url", "a relative URL of at most 8000 characters"),
  badPop("the search is too short", "search", { searchString: "Ad" }, "params.searchString", "a text of at least 3 characters"),
  badPop("the params are missing", "sobject", null, "params", "an object"),
  { member: "screenPop", when: "there is no argument", call: [], sends: { throws: "Open CTI: screenPop takes exactly one argument" } },
  { member: "screenPop", when: "there are two arguments", call: [{ type: "url" }, { params: {} }], sends: { throws: "Open CTI: screenPop takes exactly one argument" } },
  {
    member: "screenPop", when: "the result of a deferred search is handed on", call: [{ SCREEN_POP_DATA: { type: "sobject", params: { recordId: ada } }, callback: "@callback" }],
    sends: sent("screenPop", { type: "sobject", params: { recordId: ada } }), answer: success(null), does: [`show {"kind":"record","recordId":"${ada}"}`],
  },
];

const search = (args: Record<string, unknown>): Pick<Case, "member" | "call" | "sends"> => ({
  member: "searchAndScreenPop", call: [{ ...args, callback: "@callback" }], sends: sent("searchAndScreenPop", args),
});

const one = { [ada]: { ...records.ada, RecordType: "Contact" } };
const searchOf = (terms: string): string => `search ${terms} in Contact,Account`;

const searches: readonly Case[] = [
  { ...search({ searchParams: "Lindqvist", callType: "inbound" }), when: "one record is found", answer: success(one), does: [searchOf("Lindqvist"), `show {"kind":"record","recordId":"${ada}"}`] },
  {
    ...search({ searchParams: "Trams", callType: "inbound" }), when: "several records are found",
    answer: success({ [ada]: { ...records.ada, RecordType: "Contact" }, [records.trams.Id]: { ...records.trams, RecordType: "Account" } }),
    does: [searchOf("Trams"), 'show {"kind":"search","text":"Trams"}'],
  },
  {
    ...search({ searchParams: "+46812345", callType: "inbound", defaultFieldValues: { Phone: "+46812345" } }), when: "nothing is found and a new record is due",
    answer: success({}), does: [searchOf("46812345|812345"), 'show {"kind":"new","object":"Contact","defaults":{"Phone":"+46812345"}}'],
  },
  {
    ...search({ searchParams: "Lindqvist", callType: "inbound", deferred: true }), when: "the pop is deferred",
    answer: success({ ...one, SCREEN_POP_DATA: { type: "sobject", params: { recordId: ada } } }), does: [searchOf("Lindqvist")],
  },
  { ...search({ searchParams: "Lindqvist", callType: "outbound" }), when: "the call is outbound, which never pops", answer: success(one), does: [searchOf("Lindqvist")] },
  { ...search({ searchParams: "Lindqvist", callType: "internal" }), when: "the layout searches nothing", answer: success({}), does: [] },
  { ...search({ searchParams: "Lindqvist" }), when: "the call type is missing", answer: wrong("callType", "one of sforce.opencti.CALL_TYPE"), does: [] },
  { ...search({ searchParams: "z".repeat(200_000), callType: "inbound" }), when: "the text is larger than any search", answer: wrong("searchParams", "a text of at most 1000 characters"), does: [] },
  { ...search({ searchParams: "Li", callType: "inbound" }), when: "the text is too short", answer: wrong("searchParams", "a text of at least 3 characters"), does: [] },
  { ...search({ searchParams: "Lindqvist", callType: "inbound", queryParams: 7 }), when: "the query is a number", answer: wrong("queryParams", "a text or an object"), does: [] },
];

const save = (value: unknown): Pick<Case, "member" | "call" | "sends"> => ({ member: "saveLog", call: [{ value, callback: "@callback" }], sends: sent("saveLog", { object: value }) });

const saves: readonly Case[] = [
  { ...save({ entityApiName: "Task", Subject: "Call" }), when: "a record is created", answer: success({ recordId: "00T000000000001AAA" }), does: ['create Task {"Subject":"Call"}'] },
  { ...save({ Id: "00T000000000001AAA", Subject: "Called" }), when: "a record is changed", answer: success({ recordId: "00T000000000001AAA" }), does: ['update 00T000000000001AAA {"Subject":"Called"}'] },
  { ...save({ id: "00T000000000001AAA", Subject: "Called" }), when: "the id of the record is written in small letters", answer: success({ recordId: "00T000000000001AAA" }), does: ['update 00T000000000001AAA {"Subject":"Called"}'] },
  { ...save({ entityApiName: "task", Subject: "Call", Phone: "100", IsClosed: true }), when: "a task comes with what nobody can set", answer: success({ recordId: "00T000000000001AAA" }), does: ['create task {"Subject":"Call"}'] },
  { ...save({ entityApiName: "Contact", Phone: "100" }), when: "another object has a phone", answer: success({ recordId: "00T000000000001AAA" }), does: ['create Contact {"Phone":"100"}'] },
  { ...save({ entityApiName: "Task", recordType: "012000000000001AAA" }), when: "a record type is named", answer: success({ recordId: "00T000000000001AAA" }), does: ['create Task {"RecordTypeId":"012000000000001AAA"}'] },
  {
    ...save({ entityApiName: "Task", Status: "refused" }), when: "the org refuses it", does: ['create Task {"Status":"refused"}'],
    answer: failure("GENERIC_ERROR", "Status: bad value for restricted picklist field", [{ errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", fields: ["Status"] }]),
  },
  { ...save({ Subject: "Call" }), when: "neither object nor id is named", answer: wrong("value", "entityApiName for a new record, or Id for one that exists"), does: [] },
  { member: "saveLog", when: "the value is a text", call: [{ value: "Call" }], sends: { throws: "Open CTI: saveLog needs the argument value" } },
  { member: "saveLog", when: "the value is missing", call: [{ callback: "@callback" }], sends: { throws: "Open CTI: saveLog needs the argument value" } },
];

const apex = (args: Record<string, unknown>): Pick<Case, "member" | "call" | "sends"> => ({ member: "runApex", call: [{ ...args, callback: "@callback" }], sends: sent("runApex", args) });

const apexCalls: readonly Case[] = [
  { ...apex({ apexClass: "Accounts", methodName: "find", methodParams: "name=A%26B&city=Oslo" }), when: "values are escaped", answer: success({ runApex: "name is A&B, city is Oslo" }), does: ['apex Accounts.find [["name","A&B"],["city","Oslo"]]'] },
  { ...apex({ apexClass: "ns.Accounts", methodName: "find", methodParams: "" }), when: "there are no values", answer: success({ runApex: "" }), does: ["apex ns.Accounts.find []"] },
  { ...apex({ apexClass: "Missing", methodName: "find", methodParams: "" }), when: "there is no such class", answer: failure("SERVER_ERROR", "The Apex class Missing could not be loaded."), does: ["apex Missing.find []"] },
  { ...apex({ methodName: "find" }), when: "the class is missing", answer: wrong("apexClass", "the name of a global Apex class"), does: [] },
  { ...apex({ apexClass: "Accounts", methodName: "find", methodParams: { a: 1 } }), when: "the values are an object", answer: wrong("methodParams", "a text such as a=1&b=2"), does: [] },
];

type Setter = readonly [member: string, argument: string, good: unknown, does: string, bad: unknown, expected: string];

const setters: readonly Setter[] = [
  ["setSoftphonePanelVisibility", "visible", true, "visible true", "yes", "true or false"],
  ["setSoftphonePanelHeight", "heightPX", 400, "height 400", "400px", "a number of pixels"],
  ["setSoftphonePanelWidth", "widthPX", 340, "width 340", -1, "a number of pixels"],
  ["setSoftphonePanelLabel", "label", "Support", "label Support", 7, "a text"],
  ["setSoftphonePanelIcon", "key", "call", "icon call", "../x", "the name of a utility icon"],
  ["setSoftphoneItemLabel", "label", "Ringing", "itemLabel Ringing", null, "a text"],
  ["setSoftphoneItemIcon", "key", "end_call", "itemIcon end_call", 1, "the name of a utility icon"],
];

const panel: readonly Case[] = [
  ...setters.flatMap(([member, argument, good, does, bad, expected]): Case[] => [
    { member, when: "the value fits", call: [{ [argument]: good, callback: "@callback" }], sends: sent(member, { [argument]: good }), answer: success(null), does: [does] },
    { member, when: "the value is wrong", call: [{ [argument]: bad, callback: "@callback" }], sends: sent(member, { [argument]: bad }), answer: wrong(argument, expected), does: [] },
    { member, when: "it has no callback", call: [{ [argument]: good }], sends: sent(member, { [argument]: good }, "none"), does: [does] },
    { member, when: "the argument is null", call: [null], sends: { throws: `Open CTI: ${member} takes exactly one argument` } },
  ]),
  { member: "isSoftphonePanelVisible", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("isSoftphonePanelVisible", {}), answer: success({ visible: true }) },
  { member: "isSoftphonePanelVisible", when: "the callback is missing", call: [{ a: 1 }], sends: { throws: "Open CTI: isSoftphonePanelVisible needs the argument callback" } },
  { member: "notifyInitializationComplete", when: "it has no argument", call: [], sends: sent("notifyInitializationComplete", {}, "none"), does: ["ready"] },
  { member: "notifyInitializationComplete", when: "it has a callback", call: [{ callback: "@callback" }], sends: sent("notifyInitializationComplete", {}), answer: success(null), does: ["ready"] },
  { member: "notifyInitializationComplete", when: "it has any other argument", call: ["whatever", 7], sends: sent("notifyInitializationComplete", {}, "none"), does: ["ready"] },
];

const work: readonly Case[] = [
  {
    member: "hvs.onWorkStart", when: "a step starts", call: [{ listener: "@listener" }], sends: sent("hvs.onWorkStart", {}, "listener"),
    event: { happens: { kind: "work", payload: { workId: "w1", completeWorkWhen: "TaskSaved", attributes: { to: "+4681234567" } } }, gets: { workId: "w1", completeWorkWhen: "TaskSaved", attributes: { to: "+4681234567" } } },
  },
  { member: "hvs.onWorkStart", when: "the listener is missing", call: [{ a: 1 }], sends: { throws: "Open CTI: hvs.onWorkStart needs the argument listener" } },
  {
    member: "hvs.completeWork", when: "the step is open", call: [{ workId: "open", attributes: { disposition: "Reached", taskId: "00T1" }, callback: "@callback" }],
    sends: sent("hvs.completeWork", { workId: "open", attributes: { disposition: "Reached", taskId: "00T1" } }), answer: success(null),
  },
  { member: "hvs.completeWork", when: "there is no such step", call: [{ workId: "w9", callback: "@callback" }], sends: sent("hvs.completeWork", { workId: "w9" }), answer: failure("GENERIC_ERROR", "There is no open work w9.") },
  { member: "hvs.completeWork", when: "the id is missing", call: [{ attributes: {}, callback: "@callback" }], sends: sent("hvs.completeWork", { attributes: {} }), answer: wrong("workId", "the id that onWorkStart told") },
];

const messages: readonly Case[] = [
  {
    member: "subscribe", when: "a message is published", call: [{ channelName: "Sample__c", listener: "@listener", callback: "@callback" }],
    sends: sent("subscribe", { channelName: "Sample__c" }, "both"),
    answer: { success: true, returnValue: { channelName: "Sample__c", callId: 0 }, errors: null, subscription: { channelName: "Sample__c", callId: 0 } },
    does: ["subscribe Sample__c"], event: { happens: { kind: "message", channel: "Sample__c", payload: { text: "hello" } }, gets: { text: "hello" } },
  },
  { member: "subscribe", when: "the listener is missing", call: [{ channelName: "Sample__c" }], sends: { throws: "Open CTI: subscribe needs the argument listener" } },
  {
    member: "subscribe", when: "the channel has no name", call: [{ listener: "@listener", callback: "@callback" }], sends: sent("subscribe", {}, "both"),
    answer: wrong("channelName", "the name of a message channel such as Sample__c"), does: [],
  },
  {
    member: "unsubscribe", when: "there is a subscription", after: { member: "subscribe", call: [{ channelName: "Sample__c", listener: "@listener" }] },
    call: [{ subscription: { channelName: "Sample__c", callId: 0 }, callback: "@callback" }], sends: sent("unsubscribe", { subscription: { channelName: "Sample__c", callId: 0 } }),
    answer: success(null), does: ["subscribe Sample__c", "unsubscribe Sample__c"],
  },
  { member: "unsubscribe", when: "there is no subscription", call: [{ subscription: {}, callback: "@callback" }], sends: sent("unsubscribe", { subscription: {} }), answer: wrong("subscription", "what subscribe answered") },
  { member: "publish", when: "it has a message", call: [{ channelName: "Sample__c", message: { text: "hi" }, callback: "@callback" }], sends: sent("publish", { channelName: "Sample__c", message: { text: "hi" } }), answer: success(null), does: ['publish Sample__c {"text":"hi"}'] },
  { member: "publish", when: "the message is missing", call: [{ channelName: "Sample__c", callback: "@callback" }], sends: sent("publish", { channelName: "Sample__c" }), answer: wrong("message", "what JSON can say"), does: [] },
];

/** Every documented member of `sforce.opencti`, with right and wrong use. */
export const lightningCases: readonly Case[] = [...surroundings, ...pops, ...searches, ...saves, ...apexCalls, ...panel, ...work, ...messages];
