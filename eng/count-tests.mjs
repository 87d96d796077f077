// Adds up the reports of all test runs: xunit's CTRF, vitest's JSON and node's TAP.
//   count-tests.mjs --broken N FOLDER    names what failed and why tests were skipped, ends with the one line of ./test
//   count-tests.mjs --has-failure FILE   succeeds when the report exists and names a failure
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Reads one report.
 * @param {string} name File name; its ending tells TAP from JSON.
 * @param {string} text The report.
 * @returns {{ name: string, outcome: "passed" | "failed" | "skipped", why: string }[]} One entry for each test.
 */
export function readReport(name, text) {
  if (name.endsWith(".tap")) return readTap(text);
  const report = JSON.parse(text);
  return report.reportFormat === "CTRF" ? readCtrf(report) : readVitest(report);
}

function readCtrf({ results }) {
  const tests = results.tests.map((test) => ({
    name: test.name,
    outcome: test.status === "passed" || test.status === "failed" ? test.status : "skipped",
    why: test.message ?? "",
  }));
  const errors = (results.extra?.suites ?? []).flatMap((suite) => [
    ...(suite.errors ?? []),
    ...(suite.collections ?? []).flatMap((collection) => collection.errors ?? []),
  ]);
  return [...tests, ...errors.map((error) => ({ name: "outside any test", outcome: "failed", why: error.message ?? JSON.stringify(error) }))];
}

function readVitest({ testResults }) {
  return testResults.flatMap((file) => {
    const tests = file.assertionResults.map((test) => ({
      name: test.fullName,
      outcome: test.status === "passed" || test.status === "failed" ? test.status : "skipped",
      why: (test.failureMessages ?? []).join("\n") || test.meta?.skipReason || "",
    }));
    // A file that could not even be loaded has no tests to blame.
    const silent = file.status === "failed" && !tests.some((test) => test.outcome === "failed");
    return silent ? [...tests, { name: file.name, outcome: "failed", why: file.message ?? "" }] : tests;
  });
}

function readTap(text) {
  const points = [...text.matchAll(/^(\s*)(not )?ok \d+(?: - (.*?))?(?: # ([A-Z]+)\b ?(.*))?$/gm)];
  // A point that is followed by a shallower one of its own suite would be counted twice: only leaves are tests.
  return points
    .filter(([, indent], at) => at === 0 || points[at - 1][1].length <= indent.length)
    .map(([, , failed, name, directive, why]) => ({
      name: name ?? "",
      outcome: directive ? "skipped" : failed ? "failed" : "passed",
      why: why ?? "",
    }));
}

/**
 * Writes the end of a run.
 * @param {ReturnType<typeof readReport>} tests All tests.
 * @param {number} broken Stages that broke without a test to blame.
 * @returns {string[]} Lines; the last one has the three numbers.
 */
export function summarise(tests, broken) {
  const of = (outcome) => tests.filter((test) => test.outcome === outcome);
  const skipped = of("skipped").map(({ name, why }) => `skipped: ${name}: ${firstLine(why) || "no reason given"}`);
  const failed = of("failed").map(({ name, why }) => `failed: ${name}: ${firstLine(why)}`);
  const stages = broken > 0 ? [`failed: ${broken} ${broken === 1 ? "stage" : "stages"}, shown above`] : [];
  const line = `${of("passed").length} passed, ${failed.length + broken} failed, ${skipped.length} skipped`;
  return [...skipped.sort(), ...failed.sort(), ...stages, line];
}

function firstLine(text) {
  return text.trim().split("\n", 1)[0].slice(0, 200);
}

function readOrBlame(folder, name) {
  try {
    return readReport(name, readFileSync(join(folder, name), "utf8"));
  } catch (error) {
    return [{ name, outcome: "failed", why: `unreadable report: ${error.message}` }];
  }
}

function main([option, ...rest]) {
  if (option === "--has-failure") {
    const [file] = rest;
    return existsSync(file) && readReport(file, readFileSync(file, "utf8")).some((test) => test.outcome === "failed") ? 0 : 1;
  }
  const [broken, folder] = [Number(rest[0]), rest[1]];
  const tests = readdirSync(folder).sort().flatMap((name) => readOrBlame(folder, name));
  const lines = summarise(tests, broken);
  console.log(lines.join("\n"));
  return broken > 0 || tests.some((test) => test.outcome === "failed") ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2));
