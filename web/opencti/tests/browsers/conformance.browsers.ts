// Every case of both tables with script and host in real browsers, in every kind of frame an org may give an adapter.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { casesOf } from "../../conformance/tables.ts";
import { browsers, isInstalled, Stage, type Mode } from "./stage.mjs";

interface Report {
  readonly verdicts: readonly { member: string; trouble: string | null }[];
  readonly canListen: boolean | null;
}

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open("conformance/page.main.ts", "conformance/adapter.main.ts");
});

afterAll(() => stage.close());

const modes: readonly Mode[] = ["plain", "sandbox", "no-microphone"];

describe.skipIf(browsers.every((browser) => !isInstalled(browser))).each(browsers.filter(isInstalled))("$name", (browser) => {
  let reports: readonly Report[];

  // One start of the browser for all of them, since a start takes longer than the cases.
  beforeAll(async () => {
    reports = (await stage.playAll(browser, modes, 110_000)) as Report[];
  }, 120_000);

  test.each(modes)("Every member answers as Salesforce did in a frame that is %s", (mode) => {
    const report = reports[modes.indexOf(mode)];

    expect(report?.verdicts.filter(({ trouble }) => trouble !== null)).toEqual([]);
    expect(report?.verdicts).toHaveLength(casesOf("opencti").length + casesOf("interaction").length);
    if (report?.canListen !== null) expect(report?.canListen).toBe(mode !== "no-microphone");
  });
});
