import { afterEach, expect, test } from "vitest";
import { call, offer } from "../../../phone/tests/standIn/fixtures";
import { barriers, picture } from "./look";
import { browserIsMissing, Stage } from "./stage";

const walk = test.skipIf(browserIsMissing);

let stage: Stage;

afterEach(async () => {
  await stage?.close();
});

const asked = (method: string) => stage.server.asked.filter((entry) => entry.method === method).map(({ args }) => args);

walk("An agent without a microphone takes a call at the desk phone, which the panel proposed", async () => {
  stage = await Stage.open({ microphone: "none", state: { devices: { device: "browser", chosen: null, deskPhone: "ready" } } });
  stage.server.onAsked = ({ method, args }) => {
    if (method === "UseDevice") stage.server.push({ devices: { device: "deskPhone", chosen: null, deskPhone: "ready" } });
    if (method === "Answer") stage.server.push({ offer: null, call: call(Date.now(), { audioLost: true }), devices: { device: "deskPhone", chosen: null, deskPhone: "ringing" } });
    if (method === "Hold") stage.server.push({ call: call(Date.now(), { held: args[1] === true, heldSince: new Date().toISOString() }) });
  };
  const { panel } = stage;
  await panel.getByText("Calls ring at your desk phone").waitFor();
  stage.server.push({ offer: offer(Date.now(), { expiresAt: new Date(Date.now() + 60_000).toISOString() }), devices: { device: "deskPhone", chosen: null, deskPhone: "ringing" } });
  await panel.getByRole("button", { name: "Answer" }).click();
  await panel.getByText("Pick up your desk phone. The caller hears music.").waitFor();
  stage.server.push({ call: call(Date.now()), devices: { device: "deskPhone", chosen: null, deskPhone: "talking" } });
  await panel.getByText("You talk on your desk phone").waitFor();
  await panel.getByRole("button", { name: "Hold" }).click();
  await panel.getByText("On hold").first().waitFor();

  expect(asked("UseDevice")).toEqual([["deskPhone", false]]);
  expect(asked("Answer")).toHaveLength(1);
  expect(asked("ConnectAudio")).toEqual([]);
  expect(await panel.getByText("Your audio is being connected").count()).toBe(0);
});

walk("Where calls are heard is chosen by keyboard, and said to the server", async () => {
  stage = await Stage.open({ state: { devices: { device: "browser", chosen: null, deskPhone: "ready" } } });
  stage.server.onAsked = ({ method, args }) => {
    const device = args[0] === "deskPhone" ? "deskPhone" : "browser";
    if (method === "UseDevice") stage.server.push({ devices: { device, chosen: device, deskPhone: "ready" } });
  };
  const { panel } = stage;
  await panel.getByRole("button", { name: "More" }).click();
  await panel.getByRole("menuitem", { name: "Desk phone, microphone, speaker" }).click();
  const browser = panel.getByRole("radio", { name: "This browser" });
  await browser.and(panel.locator(":focus")).waitFor();
  await picture(stage, "devices-browser");
  const wrong = await barriers(stage);
  await browser.press("ArrowDown");
  await panel.getByText("Calls ring at your desk phone").waitFor();
  await picture(stage, "devices-desk-phone");
  wrong.push(...(await barriers(stage)));

  expect(asked("UseDevice")).toEqual([["deskPhone", true]]);
  expect(await panel.getByLabel("Microphone", { exact: true }).count()).toBe(0);
  expect(wrong).toEqual([]);
});

walk("A call whose desk phone is gone goes on in this browser by one press", async () => {
  stage = await Stage.open({
    state: { call: call(Date.now(), { audioLost: true }), devices: { device: "deskPhone", chosen: "deskPhone", deskPhone: "absent" } },
  });
  stage.server.onAsked = ({ method }) => {
    if (method === "UseDevice") stage.server.push({ devices: { device: "browser", chosen: "browser", deskPhone: "absent" } });
    if (method === "ConnectAudio") stage.server.push({ call: call(Date.now()) });
  };
  await stage.panel.getByRole("button", { name: "Use this browser" }).click();

  await expect.poll(async () => (await stage.heard()).far).toBeGreaterThan(0);
  expect(asked("UseDevice")).toEqual([["browser", true]]);
});
