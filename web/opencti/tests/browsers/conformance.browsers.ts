// Every case of both tables with script and host in real browsers, in every kind of frame an org may give an adapter.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { casesOf } from "../../conformance/tables.ts";
import { isObject } from "../../src/wire/envelope.ts";
import { browsers, isInstalled, Stage, type Mode } from "./stage.mjs";

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open("conformance/page.main.ts", "conformance/adapter.main.ts");
});

afterAll(() => stage.close());

const modes: readonly Mode[] = ["plain", "sandbox", "no-microphone"];

describe.each(browsers)("$name", (browser) => {
  test.skipIf(!isInstalled(browser)).each(modes)("Every member answers as Salesforce did in a frame that is %s", async (mode) => {
    const report = await stage.play(browser, mode, 90_000);

    const { verdicts, canListen } = report as { verdicts: { member: string; trouble: string | null }[]; canListen: boolean | null };
    expect(verdicts.filter(({ trouble }) => trouble !== null)).toEqual([]);
    expect(verdicts).toHaveLength(casesOf("opencti").length + casesOf("interaction").length);
    if (canListen !== null) expect(canListen).toBe(mode !== "no-microphone");
    expect(isObject(report)).toBe(true);
  });
});
