import { describe } from "vitest";
import { expectUses } from "../reading.ts";

describe("a member whose name is worked out", () => {
  expectUses("javascript", [
    ["is found by a constant", "const m = 'saveLog';\nsforce.opencti[m]({});", "2:1 opencti.saveLog"],
    ["is found by a sum", "sforce.opencti['save' + 'Log']({});", "1:1 opencti.saveLog"],
    ["is found by a template", "const what = 'Log';\nsforce.opencti[`save${what}`]({});", "2:1 opencti.saveLog"],
    ["is found by a list of names", "const M = { SAVE: 'saveLog' };\nsforce.opencti[M.SAVE]({});", "2:1 opencti.saveLog"],
    [
      "is found by a frozen list of names",
      "const M = Object.freeze({ SAVE: 'saveLog' });\nsforce.opencti[M.SAVE]({});",
      "2:1 opencti.saveLog",
    ],
    [
      "is found for both sides of a choice",
      "sforce.opencti[on ? 'enableClickToDial' : 'disableClickToDial']();",
      "1:1 opencti.disableClickToDial",
      "1:1 opencti.enableClickToDial",
    ],
    [
      "is found in a path that a function of the script walks",
      "function run(path, ...args) { return path.split('.').reduce((o, k) => o[k], window)(...args); }\nrun('sforce.opencti.saveLog', {});",
      "2:5 opencti.saveLog",
    ],
    [
      "is found for each value of an object",
      "const m = { a: 'saveLog', b: 'publish' };\nfor (const k of Object.keys(m)) sforce.opencti[m[k]]({});",
      "1:16 opencti.saveLog",
      "1:30 opencti.publish",
    ],
    [
      "is found for each name of a list",
      "const m = ['saveLog', 'publish'];\nfor (let i = 0; i < 2; i++) sforce.opencti[m[i]]({});",
      "1:12 opencti.saveLog",
      "1:23 opencti.publish",
    ],
    [
      "is found for each name that jQuery hands over",
      "$.each(['saveLog'], function (i, n) { sforce.opencti[n]({}); });",
      "1:9 opencti.saveLog",
    ],
    ["is not found in a path that is only told", "function log(text) { console.log(text); }\nlog('sforce.opencti.saveLog');"],
    ["is found for the root", "window['sf' + 'orce'].opencti.saveLog({});", "1:1 opencti.saveLog"],
    [
      "is found for each name in a loop",
      "for (const m of ['saveLog', 'screenPop']) api[m] = wrap(sforce.opencti[m]);",
      "1:18 opencti.saveLog",
      "1:29 opencti.screenPop",
    ],
    [
      "is found for each name in forEach",
      "['saveLog', 'runApex'].forEach(function (m) { out[m] = wrap(sforce.opencti[m]); });",
      "1:2 opencti.saveLog",
      "1:13 opencti.runApex",
    ],
    [
      "is found for each name in a named list",
      "const names = ['saveLog', 'runApex'];\nnames.map((n) => sforce.opencti[n]);",
      "1:16 opencti.saveLog",
      "1:27 opencti.runApex",
    ],
    [
      "is found for each key of an object",
      "const o = { saveLog: 1, runApex: 2 };\nObject.keys(o).forEach((k) => sforce.opencti[k]({}));",
      "1:13 opencti.saveLog",
      "1:25 opencti.runApex",
    ],
    ["is not found when nothing tells its name", "sforce.opencti[event.data.method](event.data.args);"],
    ["is found by a constant type", "const t = 'SOBJECT';\nuse(sforce.opencti.SCREENPOP_TYPE[t]);", "2:5 opencti.SCREENPOP_TYPE.SOBJECT"],
    ["is found by a concat", "sforce.opencti['save'.concat('Log')]({});", "1:1 opencti.saveLog"],
    ["is found by a join", "sforce.opencti[['save', 'Log'].join('')]({});", "1:1 opencti.saveLog"],
  ]);
});

describe("a wrapper that forwards a name", () => {
  expectUses("javascript", [
    ["counts at its call", "function call(method, args) { sforce.opencti[method](args); }\ncall('saveLog', {});", "2:1 opencti.saveLog"],
    [
      "counts at each of its calls",
      "function call(m, a) { return sforce.opencti[m](a); }\ncall('saveLog', {});\ncall('screenPop', {});",
      "2:1 opencti.saveLog",
      "3:1 opencti.screenPop",
    ],
    [
      "counts for an arrow that makes promises",
      "const call = (m, a) => new Promise((r) => sforce.opencti[m]({ ...a, callback: r }));\nawait call('getAppViewInfo');",
      "2:7 opencti.getAppViewInfo",
    ],
    [
      "counts for a method",
      "class A { call(m, a) { window.sforce.opencti[m](a); }\n log() { this.call('saveLog', {}); } }",
      "2:10 opencti.saveLog",
    ],
    [
      "counts for a wrapper of a wrapper",
      "function raw(m, a) { sforce.opencti[m](a); }\nfunction call(m, a) { raw(m, a); }\ncall('saveLog', {});",
      "3:1 opencti.saveLog",
    ],
    [
      "counts when the name is the second argument",
      "function call(log, m) { sforce.interaction.cti[m](log); }\ncall(x, 'enableClickToDial');",
      "2:1 interaction.cti.enableClickToDial",
    ],
    [
      "counts when the API is handed in",
      "function call(api, m, a) { api[m](a); }\ncall(sforce.opencti, 'saveLog', {});",
      "2:1 opencti.saveLog",
    ],
    [
      "counts when the name stands in an object",
      "function send(r) { sforce.opencti[r.method](r.args); }\nsend({ method: 'saveLog', args: {} });",
      "2:1 opencti.saveLog",
    ],
    [
      "counts when the object is taken apart",
      "function send({ method, args }) { sforce.opencti[method](args); }\nsend({ method: 'runApex' });",
      "2:1 opencti.runApex",
    ],
    [
      "counts when the name is a constant",
      "const SAVE = 'saveLog';\nfunction call(m) { sforce.opencti[m]({}); }\ncall(SAVE);",
      "3:1 opencti.saveLog",
    ],
    [
      "counts through call with this",
      "function call(m, a) { sforce.opencti[m](a); }\ncall.call(this, 'saveLog', {});",
      "2:1 opencti.saveLog",
    ],
    ["counts for names of the API only", "function call(m, a) { sforce.opencti[m](a); }\ncall('ownThing', {});"],
    [
      "does not count for a function of the same parameter",
      "function call(m) { sforce.opencti[m]({}); }\nfunction other(m) { mine[m](); }\nother('saveLog');",
    ],
    [
      "counts for an object's method that forwards",
      "var bridge = { invoke: function (name, args) { return sforce.opencti[name](args); } };\nbridge.invoke('saveLog', {});",
      "2:1 opencti.saveLog",
    ],
    ["counts for a promise adapter", "const saveLog = promisify(sforce.opencti.saveLog);\nsaveLog({});", "1:27 opencti.saveLog"],
    [
      "counts for a path in pieces",
      "function call(part, m) { sforce.interaction[part][m](); }\ncall('cti', 'enableClickToDial');",
      "2:1 interaction.cti.enableClickToDial",
    ],
  ]);
});
