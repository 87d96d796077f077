import { describe, expect, test } from "vitest";
import { read } from "./reading.ts";

type FaultCase = readonly [name: string, text: string, ...faults: string[]];

function expectFaults(cases: readonly FaultCase[]): void {
  test.each(cases.map(([name, text, ...faults]) => ({ name, text, faults })))("$name", ({ text, faults }) => {
    const found = read("javascript", text).faults.map((fault) => `${fault.line} ${fault.rule.slice("fault.".length)}`);

    expect(found).toEqual(faults);
  });
}

const checked = "function (r) { if (r.success) { ok(); } else { fail(r.errors); } }";

describe("an unknown member", () => {
  expectFaults([
    ["is a fault", "sforce.opencti.getSoftphonePanelVisibility({ callback: f });", "1 unknown-member"],
    [
      "is a fault behind a question whether it is there",
      "if (typeof sforce.opencti.getPageInfo === 'function') sforce.opencti.getPageInfo({ callback: f });",
      "1 guarded-member",
    ],
    ["is a fault of its own when it is a constant", "var t = sforce.opencti.SCREENPOP_TYPE.OBJECT;", "1 unknown-constant"],
    ["is a fault behind a name", "const cti = sforce.opencti;\ncti.refreshPage({ callback: f });", "2 unknown-member"],
    ["is a fault in Classic", "sforce.interaction.onClickToDial(f);", "1 unknown-member"],
    ["is no fault when its being there is asked first", "if (sforce.opencti.somethingNew) sforce.opencti.somethingNew();"],
    ["is no fault when the file hangs it there", "sforce.opencti.ready = true;\nif (x) use(sforce.opencti.ready);"],
    ["is no fault on the open console toolkit", "sforce.console.somethingOld();"],
  ]);

  test("names the member that was meant", () => {
    const found = read("javascript", "sforce.opencti.getPageInfo({ callback: f });");

    expect(found.faults[0]?.evidence).toBe("sforce.opencti.getPageInfo does not exist; sforce.opencti.getAppViewInfo does");
  });
});

describe("arguments", () => {
  expectFaults([
    ["with callback instead of listener are a fault", "sforce.opencti.onClickToDial({ callback: f });", "1 wrong-argument"],
    ["with callbackFunction are a fault", "sforce.opencti.enableClickToDial({ callbackFunction: f });", "1 wrong-argument"],
    [
      "with a misspelt name are a fault at the name",
      "sforce.opencti.searchAndScreenPop({\n  searchParam: n,\n  callType: t });",
      "2 wrong-argument",
    ],
    ["without what is needed are a fault", "sforce.opencti.getAppViewInfo({ });", "1 wrong-argument"],
    ["left out are a fault", "sforce.opencti.screenPop();", "1 wrong-argument"],
    ["left out where none are needed are no fault", "sforce.opencti.enableClickToDial();"],
    ["built up under a name are no fault", "var a = { value: { Id: x } };\na.callback = " + checked + ";\nsforce.opencti.saveLog(a);"],
    [
      "with a type of pop that does not exist are a fault beside a wrong name",
      "sforce.opencti.screenPop({ type: 'SOBJECT', params: { recordId: i }, callbackFunction: f });",
      "1 wrong-argument",
      "1 wrong-argument",
    ],
    ["that are spread are no fault", "sforce.opencti.screenPop({ ...pop, callback: f });"],
    ["that came from elsewhere are no fault", "sforce.opencti.screenPop(pop);"],
    [
      "with a log as text are a fault",
      "sforce.opencti.saveLog({ value: JSON.stringify(log), callback: " + checked + " });",
      "1 wrong-argument",
    ],
    [
      "with a log of no object are a fault",
      "sforce.opencti.saveLog({ value: { Subject: 's' }, callback: " + checked + " });",
      "1 wrong-argument",
    ],
    [
      "with a pop that lacks its record are a fault",
      "sforce.opencti.screenPop({ type: sforce.opencti.SCREENPOP_TYPE.SOBJECT, params: { id: x } });",
      "1 wrong-argument",
    ],
    [
      "with a pop of no known type are a fault",
      "sforce.opencti.screenPop({ type: 'record', params: { recordId: x } });",
      "1 wrong-argument",
    ],
    [
      "with a log that is filled in later are no fault",
      "const job = { value: {}, callback: saved };\njob.value.entityApiName = 'Case';\nsforce.opencti.saveLog(job);",
    ],
    [
      "with a log filled in by keys worked out are no fault",
      "const job = { value: {}, callback: saved };\nfor (const one of names) job['value'][one] = row[one];\nsforce.opencti.saveLog(job);",
    ],
    [
      "with a log that others may fill in are no fault",
      "const job = { value: {}, callback: saved };\ncomplete(job);\nsforce.opencti.saveLog(job);",
    ],
    [
      "with a log filled in later without its object are a fault",
      "const job = { value: {}, callback: saved };\njob.value.Subject = 's';\nsforce.opencti.saveLog(job);",
      "1 wrong-argument",
    ],
    [
      "with a pop whose record is filled in later are no fault",
      "const pop = { type: 'sobject', params: {} };\npop.params.recordId = id;\nsforce.opencti.screenPop(pop);",
    ],
    ["with everything are no fault", "sforce.opencti.screenPop({ type: 'sobject', params: { recordId: x }, callback: f });"],
  ]);
});

describe("the style of callbacks", () => {
  expectFaults([
    ["of Classic in Lightning is a fault", "sforce.opencti.getCallCenterSettings(function (r) {});", "1 callback-style"],
    [
      "of Classic in Lightning is a fault for a named function",
      "function done(r) {}\nsforce.opencti.refreshView(done);",
      "2 callback-style",
    ],
    ["of Classic in Lightning is a fault for positions", "sforce.opencti.screenPop('/001', true);", "1 callback-style"],
    ["of Lightning in Classic is a fault", "sforce.interaction.isInConsole({ callback: f });", "1 callback-style"],
    ["of its own side is no fault", "sforce.interaction.isInConsole(f); sforce.opencti.refreshView({ callback: f });"],
    ["is no fault when both sides are meant", "const api = lex ? sforce.opencti : sforce.interaction;\napi.screenPop('/001', true);"],
  ]);
});

describe("a listener", () => {
  expectFaults([
    [
      "registered twice is a fault",
      "sforce.opencti.onClickToDial({ listener: a });\nsforce.opencti.onClickToDial({ listener: b });",
      "2 double-listener",
    ],
    [
      "registered twice in a function is a fault",
      "function init() {\n  sforce.opencti.onNavigationChange({ listener: a });\n  if (x) sforce.opencti.onNavigationChange({ listener: a });\n}",
      "3 double-listener",
    ],
    [
      "registered at each navigation is a fault",
      "sforce.opencti.onNavigationChange({ listener: function () {\n  sforce.opencti.onClickToDial({ listener: dial });\n} });",
      "2 double-listener",
    ],
    [
      "registered by a timer is a fault",
      "setInterval(function () {\n  sforce.opencti.onClickToDial({ listener: dial });\n}, 1000);",
      "2 double-listener",
    ],
    ["registered in a loop is a fault", "for (const n of numbers) sforce.opencti.onClickToDial({ listener: dial });", "1 double-listener"],
    [
      "registered on one of two sides is no fault",
      "if (a) sforce.opencti.onClickToDial({ listener: b });\nelse sforce.opencti.onClickToDial({ listener: c });",
    ],
    [
      "registered for either API is no fault",
      "sforce.opencti.onClickToDial({ listener: a });\nsforce.opencti.onNavigationChange({ listener: b });",
    ],
  ]);
});

describe("a log that is saved", () => {
  const save = (callback: string): string =>
    `sforce.opencti.saveLog({ value: { entityApiName: 'Task' }${callback === "" ? "" : `, callback: ${callback}`} });`;
  expectFaults([
    ["without a callback is a fault", save(""), "1 savelog-unchecked"],
    ["with a callback that looks at nothing is a fault", save("function () { done(); }"), "1 savelog-unchecked"],
    ["with a callback that only prints is a fault", save("function (r) { console.log(r); }"), "1 savelog-unchecked"],
    ["with a callback for success only is a fault", save("function (r) { if (r.success) { done(); } }"), "1 savelog-unchecked"],
    ["with an error branch is no fault", save(checked)],
    ["with a look at the errors is no fault", save("(r) => { if (r.errors) fail(r.errors); }")],
    ["with a negation is no fault", save("(r) => { if (!r.success) fail(); }")],
    ["with a choice is no fault", save("(r) => (r.success ? resolve(r.returnValue) : reject(r.errors))")],
    ["with a promise behind it is no fault", "new Promise((resolve) => " + save("resolve").slice(0, -1) + ");"],
    ["with the result passed on is no fault", save("(r) => onSaved(r)")],
    ["with the result taken apart is no fault", save("({ success, errors }) => { finish(success, errors); }")],
    ["with a named callback is judged by it", "function saved(r) { if (r.success) done(); }\n" + save("saved"), "2 savelog-unchecked"],
    ["in Classic without a callback is a fault", "sforce.interaction.saveLog('Task', 'Subject=x');", "1 savelog-unchecked"],
    [
      "in Classic with a look at the error is no fault",
      "sforce.interaction.saveLog('Task', 'Subject=x', function (r) { if (r.error) fail(); });",
    ],
  ]);
});

describe("time and size", () => {
  const modal = "sforce.opencti.screenPop({ type: sforce.opencti.SCREENPOP_TYPE.NEW_RECORD_MODAL, params: { entityName: 'Case' } });";
  expectFaults([
    ["a modal on an incoming call is a fault", `phone.on('incoming', function (c) { ${modal} });`, "1 modal-on-ring"],
    ["a modal one call away from ringing is a fault", `function onRinging(c) { pop(c); }\nfunction pop(c) { ${modal} }`, "2 modal-on-ring"],
    ["a modal after the call is no fault", `function onHangup(c) { ${modal} }`],
    [
      "a record on an incoming call is no fault",
      "function onIncomingCall(id) { sforce.opencti.screenPop({ type: 'sobject', params: { recordId: id } }); }",
    ],
    ["a size below the range is a fault", "sforce.opencti.setSoftphonePanelHeight({ heightPX: 100 });", "1 ignored-size"],
    ["a size above the range is a fault", "sforce.opencti.setSoftphonePanelWidth({ widthPX: 4000 });", "1 ignored-size"],
    ["a size with a unit is a fault", "sforce.opencti.setSoftphonePanelHeight({ heightPX: '400px' });", "1 ignored-size"],
    ["a size in the range is no fault", "sforce.opencti.setSoftphonePanelHeight({ heightPX: 400 });"],
    ["a Classic adapter that never says it is ready is a fault", "sforce.interaction.cti.onClickToDial(f);", "1 no-ready-classic"],
    [
      "a Classic adapter that says it is ready is no fault",
      "sforce.interaction.cti.onClickToDial(f);\nsforce.interaction.notifyInitializationComplete();",
    ],
    [
      "ready after a timer is a fault",
      "setTimeout(function () { sforce.opencti.notifyInitializationComplete(); }, 5000);",
      "1 ready-too-late",
    ],
    ["ready after the sign-in is a fault", "function onLoggedIn() { sforce.opencti.notifyInitializationComplete(); }", "1 ready-too-late"],
    [
      "ready before the listener is a fault",
      "sforce.opencti.notifyInitializationComplete();\nsforce.opencti.onClickToDial({ listener: f });",
      "1 ready-too-late",
    ],
    [
      "ready after the listener is no fault",
      "sforce.opencti.onClickToDial({ listener: f });\nsforce.opencti.notifyInitializationComplete();",
    ],
  ]);
});

describe("what an adapter does", () => {
  test("is told as facts", () => {
    const found = read(
      "javascript",
      "sforce.opencti.runApex({ apexClass: 'Calls', methodName: 'find', callback: f });\n" +
        "sforce.opencti.saveLog({ value: { entityApiName: 'Task', Subject: 's' }, callback: r => done(r) });\n" +
        "sforce.interaction.saveLog('Task', 'CallType=' + t + '&Subject=' + s, cb);\n" +
        "sforce.opencti.searchAndScreenPop({ callType: sforce.opencti.CALL_TYPE.INBOUND, searchParams: n });",
    );

    expect(found.facts.map((one) => `${one.line} ${one.fact}=${one.value}`)).toEqual([
      "1 runApexTarget=Calls.find",
      "2 loggedObject=Task",
      "2 loggedField=Subject",
      "3 loggedObject=Task",
      "3 loggedField=CallType",
      "3 loggedField=Subject",
      "4 callType=inbound",
    ]);
  });

  test("is told of a log that is filled in later", () => {
    const found = read(
      "javascript",
      "const job = { value: { entityApiName: 'Task' }, callback: r => done(r) };\n" +
        "job.value.CallDisposition = outcome;\n" +
        "sforce.opencti.saveLog(job);",
    );

    expect(found.facts.map((one) => `${one.line} ${one.fact}=${one.value}`)).toEqual([
      "1 loggedObject=Task",
      "2 loggedField=CallDisposition",
    ]);
  });
});
