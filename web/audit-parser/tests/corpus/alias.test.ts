import { describe } from "vitest";
import { expectUses } from "../reading.ts";

describe("a member read under another name", () => {
  expectUses("javascript", [
    ["is found behind a constant", "const cti = sforce.opencti;\ncti.saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind a name of the root", "var sf = window.sforce;\nsf.opencti.saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind with", "with (sforce.opencti) { saveLog({}); var publish; publish(); }", "1:25 opencti.saveLog"],
    ["is found behind Reflect", "Reflect.get(sforce.opencti, 'publish')({});", "1:1 opencti.publish"],
    ["is found behind a static getter", "class S { static get o() { return sforce.opencti; } }\nS.o.publish({});", "2:1 opencti.publish"],
    ["is not found behind another getter of that name", "class S { static get o() { return sforce.opencti; } }\nT.o.publish({});"],
    ["is found behind two names", "const sf = window.sforce, c = sf.opencti;\nc.runApex({});", "2:1 opencti.runApex"],
    [
      "is found behind a variable set later",
      "let cti;\nfunction init() { cti = window.sforce.opencti; }\nfunction log() { cti.saveLog({}); }",
      "3:18 opencti.saveLog",
    ],
    [
      "is found for both values of a variable",
      "let api = sforce.opencti;\nif (classic) api = sforce.interaction;\napi.screenPop(x);",
      "3:1 interaction.screenPop",
      "3:1 opencti.screenPop",
    ],
    [
      "is found behind a choice",
      "const c = test ? parent.sforce.opencti : window.sforce.opencti;\nc.refreshView();",
      "2:1 opencti.refreshView",
    ],
    ["is found behind ||", "const c = own || sforce.opencti;\nc.refreshView();", "2:1 opencti.refreshView"],
    ["is found behind ??", "const c = window.sforce ?? parent.sforce;\nc.opencti.refreshView();", "2:1 opencti.refreshView"],
    ["is found behind a guard", "const c = window.sforce && window.sforce.opencti;\nc.saveLog({});", "2:1 opencti.saveLog"],
    ["is found after ??=", "let c;\nc ??= sforce.opencti;\nc.saveLog({});", "3:1 opencti.saveLog"],
    ["is found where it is taken out", "const { saveLog } = sforce.opencti;\nsaveLog({});", "1:9 opencti.saveLog"],
    [
      "is found under the name it is given",
      "const { saveLog: save, screenPop } = window.sforce.opencti;",
      "1:9 opencti.saveLog",
      "1:24 opencti.screenPop",
    ],
    ["is found with a default", "const { saveLog = noop } = sforce.opencti;", "1:9 opencti.saveLog"],
    ["is found two levels down", "const { opencti: { runApex } } = sforce;", "1:20 opencti.runApex"],
    ["is found behind the root taken out", "const { sforce } = window;\nsforce.opencti.saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind the API taken out", "const { opencti } = window.sforce;\nopencti.saveLog({});", "2:1 opencti.saveLog"],
    [
      "is found in what remains",
      "const { saveLog, ...rest } = sforce.opencti;\nrest.screenPop({});",
      "1:9 opencti.saveLog",
      "2:1 opencti.screenPop",
    ],
    ["is found when taken out by assignment", "let c;\n({ opencti: c } = sforce);\nc.saveLog({});", "3:1 opencti.saveLog"],
    [
      "is found behind a field",
      "class A { constructor() { this.cti = sforce.opencti; }\n log() { this.cti.saveLog({}); } }",
      "2:10 opencti.saveLog",
    ],
    ["is found behind a class field", "class A { cti = window.sforce.opencti;\n log() { this.cti.saveLog({}); } }", "2:10 opencti.saveLog"],
    ["is found behind a private field", "class A { #cti = sforce.opencti;\n log() { this.#cti.saveLog({}); } }", "2:10 opencti.saveLog"],
    ["is found behind a getter", "const app = { get cti() { return sforce.opencti; } };\napp.cti.saveLog({});", "2:1 opencti.saveLog"],
    [
      "is found behind a class getter",
      "class A { get cti() { return window.sforce.opencti; }\n log() { this.cti.saveLog({}); } }",
      "2:10 opencti.saveLog",
    ],
    ["is found behind a static field", "class A { static api = sforce.opencti; }\nA.api.saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind a property", "App.cti = sforce.opencti;\nApp.cti.saveLog({});", "2:1 opencti.saveLog"],
    [
      "is found behind a property of an object",
      "var services = { cti: sforce.opencti };\nservices.cti.saveLog({});",
      "2:1 opencti.saveLog",
    ],
    [
      "is found behind this kept as self",
      "function A() { var self = this; this.cti = sforce.opencti; on(function () { self.cti.saveLog({}); }); }",
      "1:77 opencti.saveLog",
    ],
    [
      "is found on a prototype",
      "function A() { this.api = sforce.interaction; }\nA.prototype.log = function () { this.api.saveLog('Task', 'a=b', cb); };",
      "2:33 interaction.saveLog",
    ],
    ["is found behind a function", "function cti() { return window.sforce.opencti; }\ncti().saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind an arrow", "const cti = () => window.sforce.opencti;\ncti().saveLog({});", "2:1 opencti.saveLog"],
    [
      "is found behind a method",
      "const app = { api() { return sforce.opencti; },\n log() { this.api().saveLog({}); } };",
      "2:10 opencti.saveLog",
    ],
    ["is found behind a parameter", "(function (cti) {\n cti.saveLog({});\n})(sforce.opencti);", "2:2 opencti.saveLog"],
    ["is found behind a window parameter", "(function (w) { w.sforce.opencti.saveLog({}); })(window);", "1:17 opencti.saveLog"],
    [
      "is found behind a parameter of the same name",
      "(function (sforce) { sforce.opencti.saveLog({}); })(window.sforce);",
      "1:22 opencti.saveLog",
    ],
    [
      "is found behind a parameter of a named function",
      "function log(api) { api.saveLog({}); }\nlog(sforce.opencti);",
      "1:21 opencti.saveLog",
    ],
    ["is found behind the second parameter", "function log(a, api) { api.saveLog(a); }\nlog(1, sforce.opencti);", "1:24 opencti.saveLog"],
    [
      "is found behind a parameter that is taken apart",
      "function log({ opencti }) { opencti.saveLog({}); }\nlog(sforce);",
      "1:29 opencti.saveLog",
    ],
    [
      "is found behind a constructor's parameter",
      "class A { constructor(api) { this.api = api; }\n log() { this.api.saveLog({}); } }\nnew A(sforce.opencti);",
      "2:10 opencti.saveLog",
    ],
    [
      "is found in a callback that is handed the API",
      "function withCti(run) { run(window.sforce.opencti); }\nwithCti(function (cti) { cti.saveLog({}); });",
      "2:26 opencti.saveLog",
    ],
    [
      "is found behind a promise",
      "function load() { return Promise.resolve(sforce.opencti); }\nload().then((cti) => cti.saveLog({}));",
      "2:22 opencti.saveLog",
    ],
    [
      "is found behind an async function",
      "async function cti() { return sforce.opencti; }\nasync function log() { (await cti()).saveLog({}); }",
      "2:24 opencti.saveLog",
    ],
    [
      "is found behind a promise that is resolved",
      "const ready = new Promise((resolve) => { s.onload = () => resolve(window.sforce.opencti); });\nready.then((api) => api.saveLog({}));",
      "2:21 opencti.saveLog",
    ],
    [
      "is found behind an AngularJS constant",
      "m.constant('cti', window.sforce.opencti);\nm.controller('A', function ($scope, cti) { cti.saveLog({}); });",
      "2:44 opencti.saveLog",
    ],
    [
      "is found behind an AngularJS factory",
      "m.factory('sf', function ($window) { return $window.sforce; });\nm.run(function (sf) { sf.opencti.saveLog({}); });",
      "2:23 opencti.saveLog",
    ],
    ["is found behind a copy", "const api = Object.assign({}, sforce.opencti);\napi.saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind a spread", "const api = { ...sforce.opencti, own() {} };\napi.saveLog({});", "2:1 opencti.saveLog"],
    [
      "is found behind an export",
      "export const cti = window.sforce.opencti;\nexport const log = () => cti.saveLog({});",
      "2:26 opencti.saveLog",
    ],
    [
      "is found behind an AMD dependency",
      "define(['external/sforce'], function (sforce) { sforce.opencti.saveLog({}); });",
      "1:49 opencti.saveLog",
    ],
    [
      "is found behind an AMD dependency among others",
      "define(['util', 'integration'], function (util, sforce) { sforce.console.fireEvent('a', 'b'); });",
      "1:59 console.fireEvent",
    ],
    ["is found when another object carries the root", "this.env.sforce.opencti.publish({});", "1:1 opencti.publish"],
    ["is found behind an imported global", "import sforce from '@/globals';\nsforce.opencti.saveLog({});", "2:1 opencti.saveLog"],
    ["is found behind a name of a part", "const pop = sforce.opencti.SCREENPOP_TYPE;\nuse(pop.FLOW);", "2:5 opencti.SCREENPOP_TYPE.FLOW"],
    [
      "is found in a loop variable of its scope only",
      "const cti = sforce.opencti;\nfunction other(cti) { cti.saveLog({}); }\nother(somethingElse);",
    ],
    ["is found after an assignment in a condition", "let c; if ((c = window.sforce.opencti)) c.saveLog({});", "1:41 opencti.saveLog"],
    ["is found behind a comma", "(0, sforce.opencti.saveLog)({});", "1:5 opencti.saveLog"],
    ["is found behind a getter of a function sforce() in another file", "getSforce().opencti.saveLog({});", "1:1 opencti.saveLog"],
  ]);
});

describe("a member read through a framework's holder", () => {
  expectUses("javascript", [
    [
      "is found behind a state of React",
      "const [api, setApi] = useState(null);\nuseEffect(() => { setApi(window.sforce.opencti); }, []);\nconst log = () => api.saveLog({});",
      "3:19 opencti.saveLog",
    ],
    [
      "is found behind a reference of React",
      "const cti = useRef(null);\nload(() => { cti.current = window.sforce.opencti; });\ncti.current.saveLog({});",
      "3:1 opencti.saveLog",
    ],
    [
      "is found behind a reference that is made with it",
      "const sforce = useRef(window.sforce);\nsforce.current.opencti.saveLog({});",
      "2:1 opencti.saveLog",
    ],
    [
      "is found behind a reference of the root that is filled later",
      "const sforce = useRef(null);\nuseEffect(() => { sforce.current = window.sforce; });\nsforce.current.opencti.saveLog({});",
      "3:1 opencti.saveLog",
    ],
    [
      "is found behind a context",
      "const value = { sfApi: window.sforce.opencti };\nfunction Panel() { const { sfApi } = useContext(C); sfApi.saveLog({}); }",
      "2:53 opencti.saveLog",
    ],
    [
      "is found behind a parameter that is called like the API",
      "export const pop = (openCTI, task) => { openCTI.screenPop({ type: openCTI.SCREENPOP_TYPE.FLOW }); };",
      "1:41 opencti.screenPop",
      "1:67 opencti.SCREENPOP_TYPE.FLOW",
    ],
    [
      "is found in optional chaining as compilers write it",
      "var e, o; null === (o = null === (e = window.sforce) || void 0 === e ? void 0 : e.opencti) || void 0 === o ? void 0 : o.saveLog({});",
      "1:119 opencti.saveLog",
    ],
    [
      "is found by a name that is made a text",
      "function pop(type) { sforce.opencti.screenPop({ type: sforce.opencti.SCREENPOP_TYPE['' + type] }); }\npop('SOBJECT');",
      "1:22 opencti.screenPop",
      "2:1 opencti.SCREENPOP_TYPE.SOBJECT",
    ],
    [
      "counts as one of the constants when only the run tells which",
      "sforce.opencti.screenPop({ type: sforce.opencti.SCREENPOP_TYPE[type] });",
      "1:1 opencti.screenPop",
      "1:34 opencti.SCREENPOP_TYPE",
    ],
    [
      "is found in a page that a server sends",
      "app.get('/', (q, r) => r.send(`<script>\nsforce.opencti.refreshView();\n</script>`));",
      "2:1 opencti.refreshView",
    ],
  ]);
});
