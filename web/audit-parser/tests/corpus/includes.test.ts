import { describe, expect, test } from "vitest";
import { expectUses, read } from "../reading.ts";

describe("a script include in script", () => {
  expectUses("javascript", [
    ["is found in an address", "s.src = '/support/api/41.0/lightning/opencti_min.js';", "1:9 script:opencti"],
    [
      "is found in an address with a host",
      "load('https://x.my.salesforce.com/support/api/50.0/lightning/opencti_min.js', go);",
      "1:6 script:opencti",
    ],
    ["is found in a sum", "s.src = '/support/api/' + v + '/lightning/opencti_min.js';", "1:9 script:opencti"],
    ["is found in a template", "s.src = `${host}/support/api/${v}/lightning/opencti.js`;", "1:9 script:opencti"],
    [
      "is found in a sum over names",
      "var base = host + '/support/api/';\nload(base + '41.0' + '/interaction.js');",
      "2:6 script:interaction",
    ],
    ["is found in the pieces of a list", "load(['/support', 'api', v, 'lightning', 'opencti_min.js'].join('/'));", "1:6 script:opencti"],
    ["is found once under a name", "const URL = '/support/api/41.0/interaction.js';\ns.src = URL;", "1:13 script:interaction"],
    ["is found for the console toolkit", "loadScript(this, '/support/console/31.0/integration.js');", "1:18 script:integration"],
    ["is found for a bare file name where scripts are loaded", "s.src = 'opencti_min.js';", "1:9 script:opencti"],
    [
      "is found in a handler of a page that is written",
      "div.innerHTML = '<a onclick=\"sforce.opencti.refreshView()\">x</a>';",
      "1:30 opencti.refreshView",
    ],
    ["is not found in a handler that is only told", "var help = '<a onclick=\"sforce.opencti.refreshView()\">x</a>';"],
    ["is not found in a message", "console.log('cannot load /support/api/41.0/lightning/opencti_min.js');"],
    ["is not found in an error", "throw new Error('no /support/api/41.0/lightning/opencti_min.js');"],
    ["is not found in a comment", "// s.src = '/support/api/41.0/lightning/opencti_min.js';\nsforce;"],
    ["is not found for another product's script", "s.src = '/js/my-opencti.json'; t.src = '/js/interaction.js';"],
    ["is not found where an address is compared", "if (s.src.indexOf('/lightning/opencti_min.js') > 0) sforce;"],
    [
      "is found with both sides of a choice",
      "s.src = lex ? '/support/api/44.0/lightning/opencti_min.js' : '/support/api/44.0/interaction.js';",
      "1:15 script:opencti",
      "1:62 script:interaction",
    ],
  ]);

  test("carries the version of the API", () => {
    const found = read("javascript", "var v = '41.0'; s.src = '/support/api/' + v + '/lightning/opencti_min.js';");

    expect(found.uses.map((use) => use.apiVersion)).toEqual(["41.0"]);
  });

  test("carries no version when it is known only at run time", () => {
    const found = read("javascript", "s.src = '/support/api/' + version() + '/interaction.js';");

    expect(found.uses.map((use) => use.apiVersion)).toEqual([undefined]);
  });
});

describe("text inside script", () => {
  expectUses("javascript", [
    [
      "is read when a page is written with it",
      "document.write('<script>sforce.opencti.refreshView();<\\/script>');",
      "1:16 opencti.refreshView",
    ],
    ["is read when it is run", "setTimeout('sforce.opencti.refreshView()', 10);", "1:13 opencti.refreshView"],
    [
      "is read in pieces",
      "el.innerHTML = '<script>' + 'sforce.interaction.setVisible(true);' + '</' + 'script>';",
      "1:16 interaction.setVisible",
    ],
    ["includes a script once", "document.write('<script src=\"/support/api/41.0/interaction.js\"></script>');", "1:30 script:interaction"],
    ["is not read when it is logged", "console.log('sforce.opencti.refreshView()');"],
  ]);
});
