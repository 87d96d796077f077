// The demo org, asked by the Salesforce CLI as an admin would. Long: the CLI is hundreds of packages, so it runs with ./test --all.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { missing, startOrg } from "./demoOrg.mjs";

const cli = join(import.meta.dirname, "salesforce-cli/node_modules/.bin/sf");
const unable = missing ?? (existsSync(cli) ? undefined : "The Salesforce CLI is not installed: npm ci in web/org-examiner/salesforce-cli");

describe("the Salesforce CLI on the demo org", () => {
  let org;
  const home = mkdtempSync(join(tmpdir(), "patchbay-sf-"));

  // Left out with its reason, which the count of all tests tells.
  beforeEach((context) => {
    if (unable === undefined) return;
    context.task.meta.skipReason = unable;
    context.skip(unable);
  });

  beforeAll(async () => {
    if (unable !== undefined) return;
    org = await startOrg();
    await sf("org", "login", "access-token", "--instance-url", org.url, "--no-prompt", "--alias", "demo");
  }, 120_000);

  afterAll(async () => {
    await org?.stop();
    rmSync(home, { recursive: true });
  });

  const sf = (...words) =>
    new Promise((done, fail) => {
      const environment = {
        PATH: process.env.PATH,
        HOME: home,
        SF_ACCESS_TOKEN: org.token,
        SF_DISABLE_TELEMETRY: "true",
        SF_AUTOUPDATE_DISABLE: "true",
        SF_SKIP_NEW_VERSION_CHECK: "true",
        SF_USE_GENERIC_UNIX_KEYCHAIN: "true",
      };
      execFile(cli, [...words, "--json"], { env: environment, cwd: home, timeout: 100_000 }, (error, told) =>
        error && !told ? fail(error) : done(JSON.parse(told)),
      );
    });

  it("queries", async () => {
    const answer = await sf("data", "query", "--query", "SELECT Id, Name, Account.Name FROM Contact ORDER BY Name LIMIT 2", "--target-org", "demo");

    expect([answer.status, answer.result?.records?.length]).toEqual([0, 2]);
  }, 120_000);

  it("upserts in bulk", async () => {
    writeFileSync(join(home, "rows.csv"), 'Subject,Patchbay_Interaction_Id__c\n"one, two",sf-1\nthree,sf-2\n');

    const answer = await sf(
      "data", "upsert", "bulk", "--sobject", "Task", "--file", "rows.csv", "--external-id", "Patchbay_Interaction_Id__c",
      "--line-ending", "LF", "--wait", "2", "--target-org", "demo",
    );
    const found = await sf("data", "query", "--query", "SELECT Subject FROM Task WHERE Patchbay_Interaction_Id__c = 'sf-1'", "--target-org", "demo");

    expect([answer.status, answer.result?.jobInfo?.numberRecordsProcessed]).toEqual([0, 2]);
    expect(found.result.records[0].Subject).toBe("one, two");
  }, 240_000);
});
