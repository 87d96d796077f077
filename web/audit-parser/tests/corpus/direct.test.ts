import { describe } from "vitest";
import { expectUses } from "../reading.ts";

describe("a member read from the global", () => {
  expectUses("javascript", [
    ["counts where its expression starts", "sforce.opencti.saveLog({});", "1:1 opencti.saveLog"],
    ["counts in a line of its own", "\n\n  sforce.opencti.screenPop({});", "3:3 opencti.screenPop"],
    ["counts at the first line of a chain over several", "sforce\n  .opencti\n  .runApex({});", "1:1 opencti.runApex"],
    ["counts under window", "window.sforce.opencti.refreshView();", "1:1 opencti.refreshView"],
    ["counts under parent", "parent.sforce.opencti.refreshView();", "1:1 opencti.refreshView"],
    ["counts under top", "top.sforce.interaction.screenPop('/x', true);", "1:1 interaction.screenPop"],
    ["counts under self", "self.sforce.opencti.getAppViewInfo({ callback });", "1:1 opencti.getAppViewInfo"],
    ["counts under globalThis", "globalThis.sforce.opencti.getSoftphoneLayout({ callback });", "1:1 opencti.getSoftphoneLayout"],
    ["counts under window.parent", "window.parent.sforce.opencti.disableClickToDial();", "1:1 opencti.disableClickToDial"],
    ["counts under an injected $window", "$window.sforce.opencti.enableClickToDial();", "1:1 opencti.enableClickToDial"],
    ["counts under a frame's window", "frame.contentWindow.sforce.interaction.isVisible(cb);", "1:1 interaction.isVisible"],
    ["counts in brackets with a text", "window['sforce']['opencti']['saveLog']({});", "1:1 opencti.saveLog"],
    ["counts with a text in the middle", 'sforce["opencti"].screenPop({});', "1:1 opencti.screenPop"],
    ["counts with a template as key", "sforce.opencti[`runApex`]({});", "1:1 opencti.runApex"],
    ["counts with optional chaining", "window.sforce?.opencti?.saveLog?.({});", "1:1 opencti.saveLog"],
    ["counts behind brackets", "(window.sforce || {}).opencti.saveLog({});", "1:1 opencti.saveLog"],
    ["counts once when called through call", "sforce.opencti.saveLog.call(null, {});", "1:1 opencti.saveLog"],
    ["counts once when called through apply", "sforce.opencti.saveLog.apply(sforce.opencti, args);", "1:1 opencti.saveLog"],
    ["counts once when bound", "const save = sforce.opencti.saveLog.bind(sforce.opencti); save({}); save({});", "1:14 opencti.saveLog"],
    ["counts as an argument", "later(sforce.opencti.getCallCenterSettings);", "1:7 opencti.getCallCenterSettings"],
    ["counts in the work queue of Sales Engagement", "sforce.opencti.hvs.completeWork({ workId });", "1:1 opencti.hvs.completeWork"],
    ["counts as a constant", "pop(sforce.opencti.SCREENPOP_TYPE.SOBJECT);", "1:5 opencti.SCREENPOP_TYPE.SOBJECT"],
    ["counts as a call type", "search({ callType: sforce.opencti.CALL_TYPE.INBOUND });", "1:20 opencti.CALL_TYPE.INBOUND"],
    [
      "counts twice when it stands twice in a line",
      "a ? sforce.opencti.saveLog({}) : sforce.opencti.saveLog(x);",
      "1:5 opencti.saveLog",
      "1:34 opencti.saveLog",
    ],
    ["counts in Classic", "sforce.interaction.cti.onClickToDial(dial);", "1:1 interaction.cti.onClickToDial"],
    [
      "counts on a feed page",
      "sforce.interaction.entityFeed.refreshObject(id, true, true, true);",
      "1:1 interaction.entityFeed.refreshObject",
    ],
    ["counts in the console toolkit", "sforce.console.cti.fireOnCallBegin(id, 'INBOUND');", "1:1 console.cti.fireOnCallBegin"],
    ["counts in the open part of the console toolkit", "sforce.console.openPrimaryTab(null, '/001', true);", "1:1 console.openPrimaryTab"],
    ["counts for chat in the console", "sforce.console.chat.acceptChat(key, done);", "1:1 console.chat.acceptChat"],
    ["counts inside a callback", "$(function () { on('x', () => { sforce.opencti.saveLog({}); }); });", "1:33 opencti.saveLog"],
    ["counts inside JSX", "const A = () => <button onClick={() => sforce.opencti.refreshView()}>x</button>;", "1:40 opencti.refreshView"],
    ["counts inside a template", "const t = `${sforce.opencti.SCREENPOP_TYPE.URL}`;", "1:14 opencti.SCREENPOP_TYPE.URL"],
    ["counts in a module", "import x from './x';\nexport function pop() { sforce.opencti.screenPop(x); }", "2:25 opencti.screenPop"],
    ["counts in an immediately called function", "!function(){sforce.opencti.saveLog({})}();", "1:13 opencti.saveLog"],
    ["counts as a default value", "function f(save = sforce.opencti.saveLog) {}", "1:19 opencti.saveLog"],
    ["counts in compiled ClojureScript", "sforce.opencti.screenPop.call(null,cljs.core.clj__GT_js.call(null,m));", "1:1 opencti.screenPop"],
    ["counts with Windows line ends", "var a;\r\nsforce.opencti.saveLog({});\r\n", "2:1 opencti.saveLog"],
    ["counts in columns of UTF-16 units", "var s = '😀'; sforce.opencti.saveLog({});", "1:15 opencti.saveLog"],
  ]);
});

describe("an expression that only asks whether something is there", () => {
  expectUses("javascript", [
    ["is no use when it names the API alone", "if (window.sforce && sforce.opencti) { start(); }"],
    ["is no use under typeof", "if (typeof sforce !== 'undefined' && typeof sforce.interaction === 'object') start();"],
    ["does not double a call behind &&", "sforce.opencti.saveLog && sforce.opencti.saveLog({});", "1:27 opencti.saveLog"],
    ["does not double a call in its branch", "if (sforce.opencti.runApex) {\n  sforce.opencti.runApex({});\n}", "2:3 opencti.runApex"],
    [
      "does not double a call elsewhere under typeof",
      "const can = typeof sforce.opencti.publish === 'function';\nif (can) sforce.opencti.publish({});",
      "2:10 opencti.publish",
    ],
    [
      "does not double a call when negated",
      "if (!sforce.opencti.subscribe) return;\nsforce.opencti.subscribe({});",
      "2:1 opencti.subscribe",
    ],
    [
      "counts once when nothing else reads the member",
      "if (sforce.opencti.hvs.onWorkStart) a();\nif (sforce.opencti.hvs.onWorkStart) b();",
      "2:5 opencti.hvs.onWorkStart",
    ],
    ["is no use when the API is set aside", "var sforce = window.sforce || {};"],
    [
      "does not hide the call in the same condition",
      "sforce.interaction && sforce.interaction.saveLog('Task', t, cb);",
      "1:23 interaction.saveLog",
    ],
  ]);
});
