import { describe, expect, test } from "vitest";
import { Conversation } from "../src/seam/conversation.ts";
import { languages } from "../src/seam/messages.ts";
import { surface } from "./reading.ts";

function greeted(): Conversation {
  const conversation = new Conversation();
  conversation.answer(JSON.stringify({ hello: 1, surface: surface.file }));
  return conversation;
}

describe("the conversation", () => {
  test("begins with a greeting that names the languages", () => {
    const answer = new Conversation().answer(JSON.stringify({ hello: 1, surface: surface.file }));

    expect(JSON.parse(answer)).toEqual({ hello: 1, languages });
  });

  test("answers a text with its uses and their ends", () => {
    const answer = greeted().answer(JSON.stringify({ id: 7, path: "a.js", language: "javascript", text: "\n sforce.opencti.saveLog(x);" }));

    expect(JSON.parse(answer)).toEqual({
      id: 7,
      faults: [],
      facts: [],
      couldNotRead: null,
      uses: [{ api: "sforce.opencti.saveLog", line: 2, column: 2, endLine: 2, endColumn: 24, confidence: "certain", how: "direct" }],
    });
  });

  test("answers in one line whatever the text holds", () => {
    const answer = greeted().answer(JSON.stringify({ id: 1, path: "a.js", language: "javascript", text: "sforce.opencti.foo('a\\n');\n" }));

    expect(answer).not.toContain("\n");
  });

  test.each([
    ["no JSON", "{"],
    ["no message", "[]"],
    ["no text", JSON.stringify({ id: 1, path: "a.js", language: "javascript" })],
  ])("says what is wrong with a line that is %s", (_, line) => {
    expect(JSON.parse(greeted().answer(line))).toMatchObject({ id: null, couldNotRead: expect.stringMatching(/^no /) });
  });

  test("refuses texts before the greeting", () => {
    const answer = new Conversation().answer(JSON.stringify({ id: 3, path: "a.js", language: "javascript", text: "" }));

    expect(JSON.parse(answer)).toMatchObject({ id: 3, couldNotRead: "the surface has not been given" });
  });

  test("reads a language it does not know by its tokens", () => {
    const answer = greeted().answer(JSON.stringify({ id: 1, path: "a.x", language: "cobol", text: "sforce.opencti.saveLog()" }));

    expect(JSON.parse(answer)).toMatchObject({ uses: [{ api: "sforce.opencti.saveLog", how: "text" }] });
  });
});
