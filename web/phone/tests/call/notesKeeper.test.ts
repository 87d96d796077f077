import { describe, expect, test } from "vitest";
import { NotesKeeper, type NotesStatus } from "../../src/call/notesKeeper";
import { HandTimers, settled } from "../standIn/handTimers";

function setUp() {
  const timers = new HandTimers();
  const saved: [string, string][] = [];
  const shown: [string, NotesStatus][] = [];
  const server = { works: true, refuses: false };
  const keeper = new NotesKeeper({
    timers,
    save: (callId, notes) => {
      if (server.works) saved.push([callId, notes]);
      return Promise.resolve(server.works ? "saved" : server.refuses ? "refused" : "later");
    },
    changed: (notes, status) => shown.push([notes, status]),
  });
  return { timers, saved, shown, server, keeper };
}

describe("notes", () => {
  test("are saved once when typing pauses", async () => {
    const { keeper, timers, saved } = setUp();
    keeper.show("call-1", "");

    keeper.type("D");
    await timers.pass(300);
    keeper.type("Do");
    await timers.pass(300);
    keeper.type("Door");
    await timers.pass(700);

    expect(saved).toEqual([["call-1", "Door"]]);
  });

  test("lose no letter to a state that crosses a keystroke", async () => {
    const { keeper, timers } = setUp();
    keeper.show("call-1", "");
    keeper.type("Door");

    keeper.show("call-1", "");

    expect(keeper.notes).toBe("Door");
    await timers.pass(700);
    keeper.show("call-1", "Door, says the supervisor");
    expect(keeper.notes).toBe("Door, says the supervisor");
  });

  test("of the last call are saved to it when the next one comes", async () => {
    const { keeper, saved } = setUp();
    keeper.show("call-1", "");
    keeper.type("unfinished");

    keeper.show("call-2", "");
    await settled();

    expect(saved).toEqual([["call-1", "unfinished"]]);
    expect(keeper.notes).toBe("");
  });

  test("that the server refuses are not sent again and again", async () => {
    const { keeper, timers, shown, server } = setUp();
    keeper.show("call-1", "");
    Object.assign(server, { works: false, refuses: true });
    keeper.type("Door");

    await timers.pass(60_000);

    expect(shown).toEqual([["Door", "typing"], ["Door", "unsaved"]]);
  });

  test("are kept here and saved later when the server cannot be reached", async () => {
    const { keeper, timers, saved, shown, server } = setUp();
    keeper.show("call-1", "");
    server.works = false;
    keeper.type("Door");
    await timers.pass(700);
    expect(shown.at(-1)).toEqual(["Door", "unsaved"]);

    server.works = true;
    await timers.pass(2_000);

    expect(saved).toEqual([["call-1", "Door"]]);
    expect(shown.at(-1)).toEqual(["Door", "saved"]);
  });
});
