import { afterEach, expect, test } from "vitest";
import { adaLead, call, wrapUp } from "../../../phone/tests/standIn/fixtures";
import { barriers, picture } from "./look";
import { browserIsMissing, Stage } from "./stage";

const walk = test.skipIf(browserIsMissing);

let stage: Stage;

afterEach(async () => {
  await stage?.close();
});

const asked = (method: string) => stage.server.asked.filter((entry) => entry.method === method);

walk.each([
  ["in the call", () => ({ call: call(Date.now(), { audioLost: true }) })],
  ["in after-call work", () => ({ wrapUp: wrapUp(Date.now(), { endsAt: new Date(Date.now() + 600_000).toISOString() }) })],
])("The log of a wrong contact is moved to another record by keyboard, %s", async (_, state) => {
  stage = await Stage.open({ state: state() });
  stage.server.records = [adaLead];
  stage.server.onAsked = ({ method }) => {
    if (method !== "MoveLog") return;
    const { call: now, wrapUp: after } = stage.server.state;
    const moved = { record: adaLead, name: adaLead.name, number: "+46 8 123 45 67", matches: [], lookedUp: true, known: [] };
    stage.server.push({ call: now && { ...now, party: moved }, wrapUp: after && { ...after, party: moved } });
  };
  const { panel } = stage;
  await panel.getByRole("button", { name: "Change" }).press("Enter");
  await panel.getByLabel("Find the right record").fill("lind");
  await panel.getByLabel("Find the right record").press("Enter");
  const row = panel.getByRole("button", { name: /A\. Lind/ });
  await row.and(panel.locator(":focus")).waitFor();
  await picture(stage, "record-search");
  const wrong = await barriers(stage);
  await row.press("Enter");

  await panel.getByText("Log goes to Lead").waitFor();
  await panel.getByRole("button", { name: "Change" }).and(panel.locator(":focus")).waitFor();
  expect(asked("FinishWrapUp")).toEqual([]);
  expect(asked("MoveLog").map(({ args }) => args)).toEqual([["call-1", adaLead]]);
  expect(wrong).toEqual([]);
});

walk("The log of a call that is over is moved from the list of the last calls", async () => {
  stage = await Stage.open();
  stage.server.records = [adaLead];
  const { panel } = stage;
  const button = panel.getByRole("button", { name: "Move the log of the call with Ada Lindqvist" });
  await button.waitFor();
  await picture(stage, "recent-with-move");
  const wrong = await barriers(stage);
  await button.press("Enter");
  await panel.getByLabel("Find the right record").fill("nobody");
  await panel.getByRole("button", { name: "Find", exact: true }).click();
  await panel.getByText("Nothing of that name or number.").waitFor();
  await panel.getByLabel("Find the right record").fill("lind");
  await panel.getByLabel("Find the right record").press("Enter");
  await picture(stage, "move-log");
  wrong.push(...(await barriers(stage)));
  await panel.getByRole("button", { name: /A\. Lind/ }).press("Enter");

  await panel.getByText("The log goes to Lead A. Lind now.").waitFor();
  await button.and(panel.locator(":focus")).waitFor();
  expect(asked("MoveLog").map(({ args }) => args)).toEqual([["r1", adaLead]]);
  expect(wrong).toEqual([]);
});

walk("A log that cannot be moved says why and stays", async () => {
  stage = await Stage.open();
  stage.server.records = [adaLead];
  const { panel } = stage;
  await panel.getByRole("button", { name: "Move the log of the call with Ada Lindqvist" }).click();
  await panel.getByLabel("Find the right record").fill("lind");
  await panel.getByLabel("Find the right record").press("Enter");
  stage.server.refusal = { code: "record.unknown", message: "The org has no such record." };
  await panel.getByRole("button", { name: /A\. Lind/ }).click();

  await panel.getByText("The org has no such record.").waitFor();
  await panel.getByRole("button", { name: "Leave it as it is" }).click();
  await panel.getByText("Recent").waitFor();
});
