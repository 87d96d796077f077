import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importColumns, queuesOf } from "../../src/people/columns";
import { PeoplePage } from "../../src/people/peoplePage";
import { DeskServer } from "../../src/server/deskServer";
import { StaffCalls } from "../../src/server/staffCalls";
import type { StaffMember } from "../../src/server/staffContracts";
import { csvOf } from "../../src/table/csv";

const maya: StaffMember = { user: "maya", agentId: "a1", name: "Maya Okafor", skills: "billing:7, swedish:3", queues: ["Billing", "Support"], allQueues: true, isInSettings: false };
const jonas: StaffMember = { ...maya, user: "jonas", agentId: "a2", name: "Jonas", skills: "billing:2", queues: ["Billing"], allQueues: false };

function pageOf(refusal: object | null = null): { readonly page: PeoplePage; readonly asked: { readonly path: string; readonly body: unknown }[] } {
  const asked: { path: string; body: unknown }[] = [];
  const server = new DeskServer("/", "token", () => undefined, (input, init) => {
    const path = String(input);
    if (init?.method === "GET") return Promise.resolve(Response.json(path.endsWith("staff") ? [maya, jonas] : { queues: [{ name: "Billing" }, { name: "Support" }] }));
    asked.push({ path, body: JSON.parse(String(init?.body)) });
    return Promise.resolve(refusal === null ? new Response(null, { status: 204 }) : Response.json(refusal, { status: 409 }));
  });
  return { page: new PeoplePage(new StaffCalls(server)), asked };
}

test.each([
  ["skills alone", maya, { skills: "billing:9", allQueues: true, queues: maya.queues }, { skills: "billing:9", queues: null, allQueues: false }],
  ["some queues instead of all", maya, { skills: maya.skills, allQueues: false, queues: ["Billing"] }, { skills: null, queues: ["Billing"], allQueues: false }],
  ["the same queues, now without those to come", maya, { skills: maya.skills, allQueues: false, queues: maya.queues }, { skills: null, queues: maya.queues, allQueues: false }],
  ["all queues instead of some", jonas, { skills: jonas.skills, allQueues: true, queues: jonas.queues }, { skills: null, queues: null, allQueues: true }],
  ["no skills and no queues", jonas, { skills: "", allQueues: false, queues: [] }, { skills: "", queues: [], allQueues: false }],
] as const)("Only what changed is set: %s", async (_, agent, wish, change) => {
  const { page, asked } = pageOf();

  const problem = await page.change(agent, wish);

  expect(problem).toBeNull();
  expect(asked).toEqual([{ path: `/api/staff/${agent.user}`, body: change }]);
  expect(page.outcome.value).toContain(agent.name);
});

test("A refusal is told and nothing is said to be saved", async () => {
  const { page } = pageOf({ title: "skills.bad", detail: "“Billing:11” names no skills." });

  const problem = await page.change(maya, { skills: "Billing:11", allQueues: true, queues: maya.queues });

  expect(problem).toMatchObject({ code: "skills.bad", words: "“Billing:11” names no skills." });
  expect(page.outcome.value).toBeNull();
});

test("Skills that somebody has are offered once each, and queues are named", async () => {
  const { page } = pageOf();

  await page.refresh();

  expect(page.knownSkills.value).toEqual(["billing", "swedish"]);
  expect(page.queues.value).toEqual(["Billing", "Support"]);
  expect([queuesOf(maya), queuesOf(jonas), queuesOf({ ...jonas, queues: [] })]).toEqual(["All: Billing, Support", "Billing", "None"]);
});

test("What is exported is a table that can be imported", () => {
  const kim = { ...jonas, user: "kim", skills: "", queues: [] };
  const rows = [maya, { ...jonas, queues: ["Billing", "Sales"] }, kim];

  const text = csvOf(importColumns, rows);

  expect(text.replace("\uFEFF", "").replaceAll("\r\n", "\n")).toBe(readFileSync(`${import.meta.dirname}/../../../../docs/examples/agents.csv`, "utf8"));
});
