import { expect, test } from "vitest";
import { DraftStore, type DraftStorage } from "../../../src/flows/edit/draftStore";
import { FlowEditor } from "../../../src/flows/edit/flowEditor";
import { DeskServer } from "../../../src/server/deskServer";
import { FlowCalls } from "../../../src/server/flowCalls";
import type { FlowProblem } from "../../../src/server/flowContracts";
import { kinds, mainLine } from "../example";

const summary = { name: "main-line", title: "Main line", numbers: ["4000"], current: 1, trial: null, share: 0, emergency: null, chosen: null, versions: [{ version: 1, publishedAt: "2026-11-26T10:00:00Z", by: "Nora Berg" }] };

/** A browser's storage in memory. */
class Shelf implements DraftStorage {
  private readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

interface Bench {
  readonly editor: FlowEditor;
  readonly drafts: DraftStore;
  readonly asked: string[];
  readonly rest: () => void;
}

function bench(problems: readonly FlowProblem[] = [], shelf: () => DraftStorage = () => new Shelf()): Bench {
  const asked: string[] = [];
  let due: () => void = () => undefined;
  const kept = shelf();
  const drafts = new DraftStore(() => kept);
  const server = new DeskServer("/", "t", () => undefined, (url, request) => {
    asked.push(`${request?.method ?? ""} ${String(url)} ${typeof request?.body === "string" ? request.body : ""}`.trim());
    return Promise.resolve(new Response(JSON.stringify(String(url).endsWith("/flows") ? [{ ...summary, current: 2 }] : { name: "main-line", version: 2, problems })));
  });
  const editor = new FlowEditor({
    calls: new FlowCalls(server), drafts, kinds, name: "main-line", published: summary, text: mainLine,
    later: (ask) => {
      due = ask;
      return () => (due = () => undefined);
    },
  });
  return { editor, drafts, asked, rest: () => due() };
}

test("A change is a draft from then on, and undoing it leaves none", () => {
  const { editor, drafts } = bench();

  editor.edit(["title"], "Front desk");

  expect(drafts.read("main-line")?.text).toBe(mainLine.replace("title: Main line", "title: Front desk"));
  editor.undo();
  expect(drafts.read("main-line")).toBeNull();
  expect(editor.isChanged.value).toBe(false);
});

test("The server is asked once, when somebody rests", () => {
  const { editor, asked, rest } = bench();
  for (const text of ["F", "Fr", "Front"]) editor.type(["title"], text);

  rest();

  expect(asked.map((one) => one.split("\n")[0])).toEqual([`POST /api/flows/check ${mainLine.split("\n")[0] ?? ""}`, `POST /api/flows/check ${mainLine.split("\n")[0] ?? ""}`]);
  expect(asked[1]).toContain("title: Front\n");
});

test("What is published is the text byte for byte, and the draft is gone after it", async () => {
  const { editor, drafts, asked } = bench();
  editor.edit(["steps", "sales", "limit"], "3m");
  const { text } = editor.history.value;

  const problem = await editor.publish(10);

  expect(problem).toBeNull();
  expect(asked.find((one) => one.includes("share=10"))).toBe(`POST /api/flows?share=10&over=1 ${text.trim()}`);
  expect(editor.isChanged.value).toBe(false);
  expect(drafts.read("main-line")).toBeNull();
  expect(editor.published.value?.current).toBe(2);
});

test("While the text cannot be read, the picture stays and only the text can be changed", () => {
  const { editor } = bench();
  const broken = mainLine.replace("keys:", "keys: [");
  editor.change(broken);

  editor.edit(["title"], "Other");

  expect(editor.history.value.text).toBe(broken);
  expect(editor.picture.value.cards.length).toBe(5);
  editor.undo();
  expect(editor.isReadable).toBe(true);
});

test("After a step is taken out, the one before it is chosen", () => {
  const { editor } = bench();
  editor.select("busy");

  editor.delete("busy");

  expect(editor.step.value).toBe("support");
  expect(editor.shown.value.steps.map(({ name }) => name)).not.toContain("busy");
});

test("The linter's words stand at the step they are about", async () => {
  const problem = { rule: "unknown-step", isError: true, line: 24, column: 7, step: "main", message: "Leads nowhere." };
  const { editor } = bench([problem]);

  await expect.poll(() => editor.problems.value).toEqual([problem]);

  expect(editor.problemsOf("main")).toEqual([problem]);
  expect(editor.problemsOf("sales")).toEqual([]);
});

test("A draft that began from an older version than the one in force says so", () => {
  const shelf = new Shelf();
  new DraftStore(() => shelf).keep("main-line", { text: mainLine.replace("5s", "6s"), from: 0 });

  const { editor } = bench([], () => shelf);

  expect(editor.outdated).toBe(0);
  editor.discard();
  expect(editor.outdated).toBeNull();
});

test("A version that somebody else published meanwhile is not replaced unseen: the draft is compared with it first", async () => {
  const theirs = mainLine.replace("title: Main line", "title: Clinic");
  const inForce = { ...summary, current: 2, versions: [{ version: 2, publishedAt: "2026-11-26T11:00:00Z" }, ...summary.versions] };
  const server = new DeskServer("/", "t", () => undefined, (url, request) => {
    const asked = `${request?.method ?? ""} ${String(url)}`;
    if (asked.startsWith("POST /api/flows?")) {
      return Promise.resolve(asked.endsWith("over=1")
        ? new Response(JSON.stringify({ title: "Call flow", detail: "Look again.", code: "flow.movedOn" }), { status: 409 })
        : new Response(JSON.stringify({ name: "main-line", version: 3, problems: [] })));
    }
    return Promise.resolve(new Response(asked.endsWith("/main-line") ? theirs : JSON.stringify(asked.endsWith("/flows") ? [inForce] : { name: "main-line", version: null, problems: [] })));
  });
  const editor = new FlowEditor({
    calls: new FlowCalls(server), drafts: new DraftStore(() => new Shelf()), kinds, name: "main-line", published: summary, text: mainLine, later: () => () => undefined,
  });
  editor.edit(["steps", "sales", "limit"], "3m");
  const mine = editor.history.value.text;

  const problem = await editor.publish(100);

  expect(problem?.words).toBe("Look again.");
  expect(editor.base.value).toBe(theirs);
  expect(editor.history.value.text).toBe(mine);
  expect(editor.outdated).toBe(1);
  expect(await editor.publish(100)).toBeNull();
});

test("Where the browser keeps nothing, a draft lives as long as the page", () => {
  const drafts = new DraftStore(() => {
    throw new DOMException("Storage is forbidden.", "SecurityError");
  });

  drafts.keep("one", { text: "flow: one\n", from: 3 });

  expect(drafts.read("one")).toEqual({ text: "flow: one\n", from: 3 });
  expect(drafts.names()).toEqual(["one"]);
  drafts.forget("one");
  expect(drafts.names()).toEqual([]);
});
