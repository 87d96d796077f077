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
