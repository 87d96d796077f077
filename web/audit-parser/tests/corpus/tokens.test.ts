import { describe } from "vitest";
import { expectUses } from "../reading.ts";

describe("ClojureScript", () => {
  expectUses("text", [
    ["is read in a path", "(js/sforce.opencti.saveLog (clj->js m))", "1:2 opencti.saveLog"],
    ["is read under window", "(js/window.sforce.opencti.runApex #js {})", "1:2 opencti.runApex"],
    ["is read with the method first", "(.screenPop js/sforce.opencti #js {})", "1:1 opencti.screenPop"],
    ["is read with a field in between", "(.saveLog (.-opencti js/sforce) #js {})", "1:1 opencti.saveLog"],
    ["is read threaded with ..", "(.. js/sforce -opencti (onClickToDial #js {:listener f}))", "1:1 opencti.onClickToDial"],
    ["is read threaded with ->", "(-> js/window .-sforce .-opencti (.refreshView))", "1:1 opencti.refreshView"],
    ["is read in Classic", "(js/sforce.interaction.cti.enableClickToDial)", "1:2 interaction.cti.enableClickToDial"],
    ["is not read in a comment", "; (js/sforce.opencti.saveLog m)"],
    ["is not read in a text", '(def s "js/sforce.opencti.saveLog")'],
  ]);
});

describe("CoffeeScript", () => {
  expectUses(
    "text",
    [
      ["is read", "log = (v) ->\n  sforce.opencti.saveLog value: v", "2:3 opencti.saveLog"],
      ["is read under window with ?", "window.sforce?.opencti.refreshView()", "1:1 opencti.refreshView"],
      ["is not read in a comment", "# sforce.opencti.saveLog x"],
    ],
    "src/adapter.coffee",
  );
});

describe("script of a button", () => {
  expectUses(
    "javascript",
    [
      [
        "includes scripts by a merge field",
        "{!REQUIRESCRIPT(\"/support/console/31.0/integration.js\")}\nsforce.console.openPrimaryTab(null, '/{!Account.Id}', true);",
        "1:17 script:integration",
        "2:1 console.openPrimaryTab",
      ],
      [
        "includes scripts by a merge field beside others",
        "{!REQUIRESCRIPT('/support/api/31.0/interaction.js')}\nvar n = {!Account.Size}; sforce.interaction.screenPop('/' + n);",
        "1:18 script:interaction",
        "2:26 interaction.screenPop",
      ],
    ],
    "objects/Account.object",
  );
});

describe("script that is too large for a tree", () => {
  const large = (text: string): string => `/*${"x".repeat(10_000_001)}*/\n${text}`;

  expectUses("javascript", [
    [
      "is read by whole paths",
      large("window.sforce.opencti.saveLog({});sforce['interaction'].cti.onClickToDial(f);"),
      "2:1 opencti.saveLog",
      "2:35 interaction.cti.onClickToDial",
    ],
    [
      "is not read in texts and comments",
      large("var a = 'sforce.opencti.saveLog'; // sforce.opencti.runApex\nvar r = /\"/; sforce.opencti.refreshView();"),
      "3:14 opencti.refreshView",
    ],
    ["includes scripts", large("load('/support/api/41.0/lightning/opencti_min.js');"), "2:6 script:opencti"],
    ["is searched on where the tokens end", large("var a = 1 @# 2;\nsforce.opencti.saveLog({});"), "3:1 opencti.saveLog"],
  ]);
});
