import { expect, test } from "vitest";
import { LivePage } from "../../src/now/livePage";
import { DeskServer } from "../../src/server/deskServer";
import { LiveCalls } from "../../src/server/liveCalls";
import type { LiveCall, LiveNow } from "../../src/server/liveContracts";

const empty: LiveNow = { at: "2026-11-26T12:00:00Z", queues: [], agents: [], agentsInAll: 0, calls: [], callsInAll: 0 };

function pageOf(answer: (path: string) => Response, clock: { now: number } = { now: 0 }): LivePage {
  const server = new DeskServer("/", "token", () => undefined, (input) => Promise.resolve(answer(String(input))));
  return new LivePage(new LiveCalls(server), () => clock.now);
}

test("Durations go on by the server's clock between two answers", async () => {
  const clock = { now: 5_000 };
  const page = pageOf(() => Response.json(empty), clock);
  await page.refresh(null);

  clock.now += 3_000;
  page.tick();

  expect(page.secondsSince("2026-11-26T11:59:50Z")).toBe(13);
});

test("What was known stays while the server does not answer, and the problem is told", async () => {
  let works = true;
  const page = pageOf(() => (works ? Response.json(empty) : new Response("", { status: 500 })));
  await page.refresh(null);
  works = false;

  await page.refresh(null);

  expect(page.now.value).toEqual(empty);
  expect(page.problem.value?.kind).toBe("refused");
});

test("Numbers are read as people of the country write them, once the server has told which it is", async () => {
  const call: LiveCall = {
    id: "c1", phase: "waiting", since: empty.at, startedAt: empty.at, outbound: false, number: "+46701740633", customer: null, queueId: null, agentId: null, priority: 0, needs: "", callback: null,
  };
  const page = pageOf((path) => Response.json(path.endsWith("phone-settings") ? { contract: 1, hostOrigins: [], country: "SE" } : empty));
  const before = page.partyOf(call);

  await page.learnCountry();

  expect([before, page.partyOf(call), page.partyOf({ ...call, number: null })]).toEqual(["+46 70 174 06 33", "070-174 06 33", "Number withheld"]);
});

test("A call that is over is shown no more", async () => {
  const page = pageOf((path) => (path.endsWith("live") ? Response.json(empty) : Response.json({ title: "call.gone", detail: "This call is over." }, { status: 404 })));

  await page.refresh("c1");

  expect(page.detail.value).toBeNull();
  expect(page.problem.value).toBeNull();
});
