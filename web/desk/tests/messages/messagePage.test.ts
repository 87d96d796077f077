import { expect, test } from "vitest";
import { MessagePage } from "../../src/messages/messagePage";
import { DeskServer } from "../../src/server/deskServer";
import { MessageCalls } from "../../src/server/messageCalls";
import type { CallbackLine, MessageLine } from "../../src/server/messageContracts";

const message: MessageLine = {
  id: "m1", queueId: "q1", agentId: null, for: "Support", number: "+46701740633", name: "Astrid", leftAt: "2026-11-26T12:00:00Z", seconds: 12, heardAt: null, heardBy: "",
};
const callback: CallbackLine = {
  id: "c1", queue: "Support", queueId: "q1", agentId: null, agent: "", number: "+46701740633", name: "", phase: "scheduled", since: "2026-11-26T12:00:00Z", dueAt: "2026-11-26T13:00:00Z",
  expiresAt: "2026-11-27T12:00:00Z", attempts: 1, mostAttempts: 3, lastCause: "busy", source: "flow", endedAt: null, cause: null, reason: "", givenUpBy: "",
};

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

function pageOf(refusal: object | null = null): { readonly page: MessagePage; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const server = new DeskServer("/", "token", () => undefined, (input, init) => {
    const path = String(input);
    const method = init?.method ?? "GET";
    if (path.endsWith("phone-settings")) return Promise.resolve(Response.json({ contract: 1, hostOrigins: [], country: "SE" }));
    if (method === "GET") return Promise.resolve(Response.json(path.endsWith("messages") ? [message] : { waiting: [callback], lost: [] }));
    asked.push({ method, path, body: String(init?.body ?? "") });
    return Promise.resolve(refusal === null ? new Response(null, { status: 204 }) : Response.json(refusal, { status: 409 }));
  });
  return { page: new MessagePage(new MessageCalls(server)), asked };
}

test("A callback that is not due is run, and one in the queue goes before all others", async () => {
  const { page, asked } = pageOf();

  await page.callNow(callback);
  await page.callNow({ ...callback, phase: "waiting" });

  expect(asked.map(({ path }) => path)).toEqual(["/api/callbacks/c1/run", "/api/live/calls/c1/move"]);
  expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ queueId: "q1", agentId: null, priority: 10 });
});

test("What was done is told by the customer's name, and the lists are asked for anew", async () => {
  const { page } = pageOf();

  const problem = await page.give(message, { queueId: null, agentId: "a1" }, "Maya Okafor");

  expect(problem).toBeNull();
  expect(page.outcome.value).toBe("The message from Astrid is for Maya Okafor now.");
  expect(page.messages.value?.map(({ id }) => id)).toEqual(["m1"]);
});

test("Numbers are written as people here write them", async () => {
  const { page } = pageOf();

  await page.refresh();

  expect(page.messages.value?.[0]?.number).toBe("070-174 06 33");
  expect(page.callbacks.value?.waiting[0]?.number).toBe("070-174 06 33");
});

test("A refusal is told and nothing is said to be done", async () => {
  const { page } = pageOf({ title: "callback.gone", detail: "This callback is over." });

  const problem = await page.giveUp(callback, "Settled by mail.");

  expect(problem?.words).toBe("This callback is over.");
  expect(page.outcome.value).toBeNull();
});
