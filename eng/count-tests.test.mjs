import assert from "node:assert/strict";
import { test } from "node:test";
import { readReport, summarise } from "./count-tests.mjs";

const ctrf = (tests, extra = {}) => JSON.stringify({ reportFormat: "CTRF", results: { tests, extra } });

test("an xunit report tells passed, failed and skipped tests apart", () => {
  const report = ctrf([
    { name: "A", status: "passed" },
    { name: "B", status: "failed", message: "expected 1\nfound 2" },
    { name: "C", status: "skipped", message: "needs chromium" },
  ]);

  const lines = summarise(readReport("x.json", report), 0);

  assert.deepEqual(lines, ["skipped: C: needs chromium", "failed: B: expected 1", "1 passed, 1 failed, 1 skipped"]);
});

test("an error outside any xunit test is a failure", () => {
  const report = ctrf([{ name: "A", status: "passed" }], { suites: [{ errors: [{ message: "fixture broke" }] }] });

  assert.equal(summarise(readReport("x.json", report), 0).at(-1), "1 passed, 1 failed, 0 skipped");
});

test("a vitest file that could not be loaded is a failure", () => {
  const report = JSON.stringify({
    testResults: [
      { name: "good.test.ts", status: "passed", assertionResults: [{ fullName: "A", status: "passed" }, { fullName: "B", status: "pending" }] },
      { name: "bad.test.ts", status: "failed", message: "syntax error", assertionResults: [] },
    ],
  });

  const lines = summarise(readReport("web.json", report), 0);

  assert.deepEqual(lines, ["skipped: B: no reason given", "failed: bad.test.ts: syntax error", "1 passed, 1 failed, 1 skipped"]);
});

test("a suite of node's tests is not counted beside its tests", () => {
  const report = "TAP version 13\n    ok 1 - inner\n    not ok 2 - other\n    1..2\nnot ok 1 - suite\nok 2 - alone # SKIP no radio\n";

  assert.equal(summarise(readReport("x.tap", report), 0).at(-1), "1 passed, 1 failed, 1 skipped");
});

test("a stage that broke is never a run without failures", () => {
  assert.deepEqual(summarise([], 2), ["failed: 2 stages, shown above", "0 passed, 2 failed, 0 skipped"]);
});
