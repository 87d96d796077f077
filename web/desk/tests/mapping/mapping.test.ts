import { expect, test } from "vitest";
import { FileDraft } from "../../src/file/fileDraft";
import { fieldLists, fieldsAt, withoutEmptyRows } from "../../src/mapping/mapping";
import { DeskServer } from "../../src/server/deskServer";
import { MappingCalls } from "../../src/server/mappingCalls";
import { YamlTree } from "../../src/yaml/yamlTree";

const kept = `# Reviewed by the sales desk.
task:
  - field: Type         # their report filters by it
    value: "'Call'"
  - { field: Line__c, value: upper(call.queue), when: Answer }
companion:
  object: Phone_Call__c
  key: Interaction__c
`;

function draftAt(answer: (request: RequestInit | undefined, url: string) => Response): FileDraft {
  const server = new DeskServer("/", "t", () => undefined, (url, request) => Promise.resolve(answer(request, String(url))));
  return new FileDraft(new MappingCalls(server, "sandbox"), { checked: "Fits.", saved: "Saved." }, withoutEmptyRows);
}

test("The fields of a mapping are read in its order, and what is left out has its default", () => {
  expect(fieldsAt(new YamlTree(kept), fieldLists.task)).toEqual([
    { field: "Type", value: "'Call'", when: "ring" },
    { field: "Line__c", value: "upper(call.queue)", when: "answer" },
  ]);
  expect(fieldsAt(new YamlTree("task: no list"), fieldLists.task)).toEqual([]);
});

test("A row in which nothing stands is not sent, and the last one takes its list along", () => {
  const withEmpty = kept.replace("  - {", "  - field: \" \"\n    value: \"\"\n  - {");

  expect(withoutEmptyRows(withEmpty)).toBe(kept);
  expect(withoutEmptyRows("task:\n  - field: \"\"\n    value: \"\"\n# end\n")).toBe("# end\n");
});

test("What is changed in the form changes its own line of the text that is saved", async () => {
  const sent: string[] = [];
  const draft = draftAt((request) => {
    if (request?.method === "PUT") sent.push(String(request.body));
    return new Response(request?.method === "GET" ? kept : null, { status: request?.method === "GET" ? 200 : 204 });
  });
  await draft.load();
  draft.type([...fieldLists.task, 0, "value"], "call.direction");
  draft.edit([...fieldLists.task, 1, "when"], "end");

  await draft.save();

  expect(sent).toEqual([kept.replace(`"'Call'"`, `"call.direction"`).replace("when: Answer", "when: end")]);
  expect(draft.isChanged.value).toBe(false);
});

test("A mapping from which everything was taken is taken out of the org's settings", async () => {
  const asked: string[] = [];
  const draft = draftAt((request, url) => {
    asked.push(`${request?.method ?? ""} ${url}`);
    return new Response(request?.method === "GET" ? "task:\n  - field: Type\n    value: \"'Call'\"\n" : null, { status: request?.method === "GET" ? 200 : 204 });
  });
  await draft.load();
  draft.clear([...fieldLists.task, 0]);

  await draft.save();

  expect(asked.at(-1)).toBe("DELETE /api/orgs/sandbox/mapping");
  expect(draft.isChanged.value).toBe(false);
});
