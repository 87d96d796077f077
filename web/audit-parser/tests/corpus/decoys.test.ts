import { describe, expect, test } from "vitest";
import { expectUses, read } from "../reading.ts";

describe("what only looks like Open CTI", () => {
  expectUses("javascript", [
    ["in a line comment is passed over", "// sforce.opencti.saveLog({});\nvar sforce2;"],
    ["in a block comment is passed over", "/* sforce.opencti.saveLog({}); */"],
    ["in a documentation comment is passed over", "/**\n * @example sforce.opencti.saveLog({})\n */\nfunction log() {}"],
    ["in a text is passed over", "var help = 'call sforce.opencti.saveLog({}) to log';"],
    ["in a template is passed over", "var help = `sforce.opencti.saveLog`;"],
    ["in a log is passed over", "console.log('sforce.opencti.saveLog failed', sforce);"],
    ["in a regular expression is passed over", "/sforce.opencti.saveLog/.test(code);"],
    ["under another root is passed over", "my.sforce2.opencti.saveLog({});"],
    ["as a longer name is passed over", "sforceX.opencti.saveLog({}); xsforce.interaction.saveLog();"],
    ["as a local object is passed over", "const sforce = { opencti: client() };\nsforce.opencti.list();"],
    ["as a made client is passed over", "const sforce = new Client();\nsforce.opencti.saveLog({});"],
    ["as the jsforce library is passed over", "import sforce from 'jsforce';\nsforce.interaction.saveLog();"],
    ["as a required library is passed over", "const sforce = require('jsforce');\nconst c = new sforce.Connection();"],
    ["as the AJAX toolkit is passed over", "sforce.connection.query('SELECT Id FROM Task'); sforce.apex.execute('A', 'b', {});"],
    ["as another part of sforce is passed over", "sforce.one.navigateToSObject(id);"],
    [
      "as the threat platform's client is passed over",
      "const { OpenCTIApiClient } = require('opencti-client');\nconst opencti = new OpenCTIApiClient(url);\nopencti.stixDomainObject.list();",
    ],
    ["as the threat platform's settings is passed over", "const config = { opencti: { url, token } };\nconfig.opencti.url;"],
    ["as a member with the same name is passed over", "logger.saveLog({}); page.screenPop(x); bus.publish({});"],
    ["as an own object called opencti is passed over", "const opencti = createPlatform();\nopencti.saveLog({});"],
    ["as an own parameter called cti is passed over", "function log(cti) { cti.saveLog({}); }\nlog(mine);"],
    ["as a property key is passed over", "const x = { saveLog: 1, onClickToDial: 2 }; sforce;"],
    ["as a label in a list is passed over", "const names = ['sforce.opencti.saveLog', 'saveLog']; sforce;"],
    ["as an import path is passed over", "import { log } from './opencti';\nlog();"],
    ["as a field of the same name on something else is passed over", "this.cti = sforce.opencti;\nother.cti.publish(1);"],
  ]);

  expectUses(
    "typescript",
    [["in declarations is passed over", "declare const sforce: { opencti: { saveLog(a: object): void } };"]],
    "types/opencti.d.ts",
  );
});

describe("a file that stands in for the API", () => {
  const copy =
    "var sforce = window.sforce || {};\nsforce.opencti = (function () { var q = {}; return { saveLog: function (a) { post({ isCallbackRegistered: true }); } }; })();\n" +
    "sforce.opencti.saveLog = function (a) {}; sforce.opencti.screenPop = function (a) {}; sforce.opencti.runApex = function (a) {};\n" +
    "sforce.opencti.refreshView = function (a) {}; sforce.opencti.enableClickToDial = function (a) { sforce.opencti.refreshView(); };\nwindow.x = 'isCallbackRegistered';";

  test("as a copy of its script has no uses", () => {
    const found = read("javascript", copy, "js/opencti.js");

    expect(found.uses).toEqual([]);
    expect(found.facts.map((one) => one.fact)).toEqual(["libraryCopy"]);
  });

  expectUses("javascript", [
    ["with jest has no uses", "window.sforce = { opencti: { saveLog: jest.fn() } };\nexpect(sforce.opencti.saveLog).toHaveBeenCalled();"],
    [
      "with sinon has no uses",
      "global.sforce = { opencti: { saveLog: sinon.stub(), screenPop: sinon.stub() } };\nsforce.opencti.saveLog();",
    ],
    ["with vitest has no uses", "globalThis.sforce = { opencti: { saveLog: vi.fn() } };\nglobalThis.sforce.opencti.saveLog.mock.calls;"],
  ]);
  expectUses(
    "javascript",
    [["by its path has no uses", "window.sforce = { opencti: { saveLog: function () {} } };\nsforce.opencti.saveLog();"]],
    "src/__mocks__/sforce.js",
  );
  expectUses("javascript", [
    [
      "for development beside real calls keeps the uses",
      "if (!window.sforce) window.sforce = { opencti: { saveLog: function () {} } };\nsforce.opencti.screenPop({});\nsforce.opencti.runApex({});",
      "2:1 opencti.screenPop",
      "3:1 opencti.runApex",
    ],
  ]);
});

describe("a copy of the API's script", () => {
  const methods = ["saveLog", "screenPop", "runApex", "refreshView", "onClickToDial", "enableClickToDial"];
  const inside = methods.map((name) => `this.${name} = function (a) { send("${name}", a); };`).join("");

  test.each([
    ["made by new", `window.sforce = window.sforce || {}; sforce.opencti = new (function () { ${inside} })(); sforce.opencti.refreshView;`],
    [
      "made by a called function",
      `sforce.opencti = function () { var o = {}; ${inside.replaceAll("this.", "o.")} return o; }(); sforce.opencti.runApex({});`,
    ],
    [
      "made under a name",
      `const api = { ${methods.map((name) => `${name}(a) { send(a); }`).join(", ")} };\nwindow.sforce = window.sforce || {}; window.sforce.opencti = api;`,
    ],
  ])("%s has no uses", (_, text) => {
    expect(read("javascript", text, "staticresources/lib.js").uses).toEqual([]);
  });
});

describe("a script of another product", () => {
  expectUses("html", [
    ["of the threat platform is not included", '<script src="/static/opencti.js"></script><script src="/opencti/app.js"></script>'],
    ["with a longer name is not included", '<script src="/js/myopencti_min.js"></script>'],
  ]);
});
