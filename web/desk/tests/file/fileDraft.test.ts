import { expect, test } from "vitest";
import { FileDraft, type FileCalls } from "../../src/file/fileDraft";
import type { Problem } from "../../src/server/deskServer";

const wrong: Problem = { kind: "refused", words: "Task has no field X.", code: null, problems: [] };

function draftOf(text: string, refusal: Problem | null = null): FileDraft {
  const calls: FileCalls = {
    read: () => Promise.resolve({ ok: true, value: text }),
    check: () => Promise.resolve(refusal === null ? { ok: true, value: null } : { ok: false, problem: refusal }),
    save: () => Promise.resolve(refusal === null ? { ok: true, value: null } : { ok: false, problem: refusal }),
  };
  return new FileDraft(calls, { checked: "Fits.", saved: "Saved." });
}

test("A refused file stays as it was typed, and unsaved", async () => {
  const draft = draftOf("task: []\n", wrong);
  await draft.load();
  draft.change("task: [x]\n");

  await draft.save();

  expect(draft.problem.value).toBe(wrong);
  expect(draft.history.value.text).toBe("task: [x]\n");
  expect(draft.isChanged.value).toBe(true);
});

test("What is taken and may not be meant is said", async () => {
  const told = { ok: true, value: { doubts: ["Nobody signs in as nobody."] } } as const;
  const draft = new FileDraft({ read: () => Promise.resolve({ ok: true, value: "" }), check: () => Promise.resolve(told), save: () => Promise.resolve(told) }, { checked: "Fits.", saved: "Saved." });
  await draft.load();

  await draft.save();

  expect(draft.outcome.value).toBe("Saved. Nobody signs in as nobody.");
});

test("A text that cannot be read is left to whoever types it: forms change nothing in it", async () => {
  const draft = draftOf("a: 1\n");
  await draft.load();
  draft.change("a: [1");

  draft.edit(["a"], "2");
  draft.clear(["a"]);

  expect(draft.isReadable.value).toBe(false);
  expect(draft.history.value.text).toBe("a: [1");
});

test("What is undone gives the text before byte for byte, and a word that is typed is one change", async () => {
  const text = "a: one # why\n";
  const draft = draftOf(text);
  await draft.load();
  draft.type(["a"], "t");
  draft.type(["a"], "two");

  draft.undo();
  const before = draft.history.value.text;
  draft.redo();

  expect(before).toBe(text);
  expect(draft.history.value.text).toBe("a: two # why\n");
});

test("The first setting of a file that holds comments alone stands below them", async () => {
  const draft = draftOf("# Nothing yet.\n");
  await draft.load();

  draft.add(["task"], { field: "Type" });

  expect(draft.history.value.text).toBe("# Nothing yet.\ntask:\n  - field: Type\n");
});
