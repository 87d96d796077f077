import { describe, expect, test } from "vitest";
import { replyTo } from "../src/seam/conversation.ts";
import type { KnownModule } from "../src/modules/handedOut.ts";
import type { Language, Request } from "../src/seam/messages.ts";
import { readText } from "../src/seam/readText.ts";
import { surface, usesOf, type Reading } from "./reading.ts";

type File = readonly [path: string, text: string];

function languageOf(path: string): Language {
  if (/(^|\/)aura\//.test(path)) return "aura";
  if (/(^|\/)lwc\//.test(path)) return "lwc";
  return path.endsWith(".ts") ? "typescript" : path.endsWith(".page") ? "visualforce" : path.endsWith(".html") ? "html" : "javascript";
}

function reply(path: string, text: string, known: readonly KnownModule[]): Reading & { readonly handsOut?: KnownModule["handsOut"] } {
  const request: Request = { id: 1, path, language: languageOf(path), text, known };
  return replyTo(request, readText(surface, request)) as never;
}

/** Reads all files, then all again with what they hand out, until nothing new is handed out; uses of the last one. */
function usesOfLast(files: readonly File[]): string[] {
  let known: readonly KnownModule[] = [];
  for (let round = 0; round < 3; round++)
    known = files.flatMap(([path, text]) => {
      const handsOut = reply(path, text, known).handsOut ?? [];
      return handsOut.length === 0 ? [] : [{ path, handsOut }];
    });
  const [path, text] = files.at(-1) as File;
  return usesOf(reply(path, text, known));
}

type Case = readonly [name: string, files: readonly File[], ...uses: string[]];

function expectUses(cases: readonly Case[]): void {
  test.each(cases.map(([name, files, ...uses]) => ({ name, files, uses })))("$name", ({ files, uses }) => {
    expect(usesOfLast(files)).toEqual(uses.map((use) => use.replace(/^(\d+:\d+) (opencti|interaction|console)\./, "$1 sforce.$2.")));
  });
}

const helper: File = [
  "src/sf/helper.ts",
  `const getSforce = () => (window as any).sforce;
export const getOpenCti = () => getSforce()?.opencti;
export const cti = (window as any).sforce?.opencti;
export default { get api() { return (window as any).sforce.opencti; } };`,
];
const wrapper: File = [
  "src/wrapper.js",
  "export function callCti(method, args) { return new Promise((done) => { window.sforce.opencti[method]({ ...args, callback: done }); }); }",
];
const service: File = [
  "src/cti.service.ts",
  "export class CtiService { private api = (window as any).sforce.opencti; get cti() { return this.api; } run(name: string, a: object) { this.api[name](a); } }",
];

describe("an adapter in several modules", () => {
  expectUses([
    [
      "imports a function that gives the API",
      [helper, ["src/use.ts", `import { getOpenCti } from './sf/helper';\ngetOpenCti()?.saveLog({});`]],
      "2:1 opencti.saveLog",
    ],
    [
      "imports it under another name",
      [helper, ["src/use.ts", `import { getOpenCti as get } from "./sf/helper.js";\nconst a = get(); a.refreshView();`]],
      "2:18 opencti.refreshView",
    ],
    ["imports the API itself", [helper, ["src/a/use.ts", `import { cti } from '../sf/helper';\ncti.publish({});`]], "2:1 opencti.publish"],
    [
      "imports an object with a getter by default",
      [helper, ["src/use.ts", `import h from './sf/helper';\nh.api.refreshView();`]],
      "2:1 opencti.refreshView",
    ],
    [
      "imports everything under one name",
      [helper, ["src/use.ts", `import * as all from './sf/helper';\nall.cti.runApex({});\nall.default.api.publish({});`]],
      "2:1 opencti.runApex",
      "3:1 opencti.publish",
    ],
    [
      "imports by a path that settings explain",
      [helper, ["src/use.ts", `import { cti } from '@/sf/helper';\ncti.screenPop({});`]],
      "2:1 opencti.screenPop",
    ],
    [
      "imports at run time",
      [helper, ["src/use.ts", `async function f() { const { cti } = await import('./sf/helper'); cti.screenPop({}); }`]],
      "1:67 opencti.screenPop",
    ],
    [
      "calls an imported function that forwards a name",
      [wrapper, ["src/use.js", `import { callCti } from './wrapper.js';\nexport const pop = id => callCti('screenPop', { id });`]],
      "2:26 opencti.screenPop",
    ],
    [
      "hands the forwarded name over in a constant",
      [wrapper, ["src/use.js", `import * as w from './wrapper';\nconst SAVE = "saveLog";\nw.callCti(SAVE, {});`]],
      "3:1 opencti.saveLog",
    ],
    [
      "goes through a file that only hands on",
      [helper, ["src/sf/index.ts", `export * from './helper';`], ["src/use.ts", `import { cti } from './sf';\ncti.publish({});`]],
      "2:1 opencti.publish",
    ],
    [
      "goes through a file that renames",
      [
        helper,
        ["src/sf/index.ts", `export { cti as phone } from './helper';`],
        ["src/use.ts", `import { phone } from './sf/index';\nphone.publish({});`],
      ],
      "2:1 opencti.publish",
    ],
    [
      "makes an instance of an imported class",
      [
        service,
        ["src/use.ts", `import { CtiService } from './cti.service';\nconst s = new CtiService(); s.cti.publish({}); s.run('saveLog', {});`],
      ],
      "2:29 opencti.publish",
      "2:48 opencti.saveLog",
    ],
    [
      "gets an instance of an imported class",
      [
        service,
        [
          "src/use.ts",
          `import { CtiService } from './cti.service';\nclass A { constructor(private readonly phone: CtiService) {}\n f() { this.phone.cti.saveLog({}); } }`,
        ],
      ],
      "3:8 opencti.saveLog",
    ],
    [
      "requires an object",
      [
        ["src/lib.js", "module.exports = { cti: () => window.sforce.opencti, api: window.sforce.opencti };"],
        ["src/use.js", `const sf = require('./lib'); sf.cti().publish({}); const { api } = require('./lib'); api.getAppViewInfo({});`],
      ],
      "1:30 opencti.publish",
      "1:86 opencti.getAppViewInfo",
    ],
    [
      "requires the API itself",
      [
        ["src/lib.js", "module.exports = window.sforce.opencti;"],
        ["src/use.js", `var lib = require('./lib');\nlib.publish({});`],
      ],
      "2:1 opencti.publish",
    ],
    [
      "requires what was put on exports",
      [
        ["src/lib.js", "exports.run = function (name) { sforce.interaction[name](); };"],
        ["src/use.js", `require('./lib').run('isInConsole');`],
      ],
      "1:1 interaction.isInConsole",
    ],
    [
      "imports a Lightning web component's module",
      [
        ["lwc/ctiUtil/ctiUtil.js", "export const cti = () => window.sforce.opencti;"],
        ["lwc/panel/panel.js", `import { cti } from 'c/ctiUtil';\ncti().saveLog({});`],
      ],
      "2:1 opencti.saveLog",
    ],
  ]);
});

describe("scripts of one page", () => {
  expectUses([
    [
      "share an object",
      [
        ["a.js", "window.MyCti = { api: function () { return window.sforce.opencti; } };"],
        ["b.js", "MyCti.api().getSoftphoneLayout({});\nwindow.MyCti.api().publish({});"],
      ],
      "1:1 opencti.getSoftphoneLayout",
      "2:1 opencti.publish",
    ],
    [
      "share a function that forwards a name",
      [
        ["a.js", "function callCti(name, args) { sforce.opencti[name](args); }"],
        ["b.js", "callCti('saveLog', {});"],
      ],
      "1:1 opencti.saveLog",
    ],
    [
      "share a module in old style",
      [
        ["a.js", "var Phone = (function () { var api = sforce.interaction; return { api: api, run: function (m) { api[m](); } }; })();"],
        ["b.page", "<apex:page><script>Phone.api.saveLog('Task'); Phone.run('refreshPage');</script></apex:page>"],
      ],
      "1:20 interaction.saveLog",
      "1:47 interaction.refreshPage",
    ],
    [
      "share an object of a constructor",
      [
        ["a.js", "function Adapter() { this.api = sforce.opencti; }\nvar adapter = new Adapter();"],
        ["b.js", "adapter.api.saveLog({});"],
      ],
      "1:1 opencti.saveLog",
    ],
  ]);
});

describe("an Aura bundle", () => {
  expectUses([
    [
      "asks its helper",
      [
        ["aura/x/xHelper.js", "({ api: function () { return window.sforce.opencti; } })"],
        ["aura/x/xController.js", "({ init: function (c, e, h) { h.api().getSoftphoneLayout({}); } })"],
      ],
      "1:31 opencti.getSoftphoneLayout",
    ],
    [
      "asks its helper in a bundle that is audited alone",
      [
        ["xHelper.js", "({ api: function () { return window.sforce.opencti; } })"],
        ["xController.js", "({ init: function (c, e, h) { h.api().refreshView(); } })"],
      ],
      "1:31 opencti.refreshView",
    ],
    [
      "is not what a module is that only has such a name",
      [
        ["ctiHelper.js", "export const api = () => window.sforce.opencti;"],
        ["ctiController.js", "import { api } from './ctiHelper';\napi().refreshView();"],
      ],
      "2:1 opencti.refreshView",
    ],
    [
      "has its helper forward",
      [
        ["aura/x/xHelper.js", "({ run: function (name, a) { sforce.opencti[name](a); } })"],
        ["aura/x/xRenderer.js", "({ render: function (cmp, helper) { helper.run('saveLog', {}); } })"],
      ],
      "1:37 opencti.saveLog",
    ],
    [
      "is not the bundle beside it",
      [
        ["aura/x/xHelper.js", "({ api: function () { return window.sforce.opencti; } })"],
        ["aura/y/yController.js", "({ init: function (c, e, h) { h.api().getSoftphoneLayout({}); } })"],
      ],
    ],
  ]);
});

describe("what merely looks like it", () => {
  expectUses([
    ["another module of the same name", [helper, ["other/use.ts", `import { cti } from './helper';\ncti.publish({});`]]],
    ["a package", [helper, ["src/use.ts", `import { cti } from 'helper';\ncti.publish({});`]]],
    [
      "a name of one's own",
      [helper, ["src/use.ts", `import { getOpenCti } from './sf/helper';\nfunction f(getOpenCti) { getOpenCti().publish({}); }`]],
    ],
    ["another export of that module", [helper, ["src/use.ts", `import { other } from './sf/helper';\nother.publish({});`]]],
    [
      "a local of the same name as a global",
      [
        ["a.js", "window.MyCti = { api: window.sforce.opencti };"],
        ["b.js", "function f(MyCti) { MyCti.api.publish({}); }"],
      ],
    ],
    ["a forwarded name that the API does not have", [wrapper, ["src/use.js", `import { callCti } from './wrapper';\ncallCti('dance');`]]],
    ["a test with a stand-in", [helper, ["src/use.test.ts", `import { cti } from './sf/helper';\ncti.publish({});`]]],
  ]);
});
