import { expect, test } from "vitest";
import { DeskServer } from "../../src/server/deskServer";
import { MappingCalls } from "../../src/server/mappingCalls";
import { MappingDraft, readMapping, writeMapping } from "../../src/mapping/mappingDraft";

const kept = { task: [{ field: "Type", value: "'Call'" }], companion: { object: "Phone_Call__c", key: "Interaction__c", fields: [] } };

function draftAt(answer: (request: RequestInit | undefined, url: string) => Response): MappingDraft {
  const server = new DeskServer("/", "t", () => undefined, (url, request) => Promise.resolve(answer(request, String(url))));
  return new MappingDraft(new MappingCalls(server, "sandbox"));
}

test("What is read and written again says the same", () => {
  expect(writeMapping(readMapping(kept))).toEqual({ ...kept, task: [{ field: "Type", value: "'Call'", when: "ring" }] });
});

test("Nothing, or nonsense, is an empty mapping", () => {
  expect(readMapping(null)).toEqual({ task: [], companion: null });
  expect(readMapping({ task: "no list", companion: 7 })).toEqual({ task: [], companion: null });
});

test("A row in which nothing stands is not sent", () => {
  expect(writeMapping({ task: [{ field: " ", value: "", when: "ring" }], companion: null })).toEqual({ task: [] });
});

test("A mapping from which everything was taken is taken out of the org's settings", async () => {
  const methods: string[] = [];
  const draft = draftAt((request, url) => {
    methods.push(`${request?.method ?? ""} ${url}`);
    return url.endsWith("/words") ? new Response(null, { status: 404 }) : new Response(request?.method === "GET" ? JSON.stringify(kept) : null);
  });
  await draft.load();
  draft.change({ task: [], companion: null });

  await draft.save();

  expect(methods.at(-1)).toBe("DELETE /api/orgs/sandbox/mapping");
  expect(draft.isChanged.value).toBe(false);
});

test("A refused mapping stays as it was typed, and unsaved", async () => {
  const draft = draftAt((request) =>
    request?.method === "GET" ? new Response("null") : new Response(JSON.stringify({ detail: "Task has no field X." }), { status: 422 }));
  await draft.load();
  draft.change({ task: [{ field: "X", value: "1", when: "ring" }], companion: null });

  await draft.save();

  expect(draft.problem.value?.words).toBe("Task has no field X.");
  expect(draft.isChanged.value).toBe(true);
});
