import { expect, test } from "vitest";
import { addCalendar, addClosed, addSpecial, addWeek, calendarOf, closedText, freeDay, rename, wrongHours } from "../../../src/flows/hours/calendar";
import { set } from "../../../src/yaml/edits";
import { YamlTree } from "../../../src/yaml/yamlTree";

const file = `flow: line
calendars:
  # When the office is there.
  office:
    zone: Europe/Stockholm   # summer time included
    open:
      mon-fri: 08:00-12:00, 13:00-17:00
      sat: 22:00-06:00   # until Sunday morning
    closed: [2026-12-24..2026-12-26, 2027-01-01]   # as agreed
    special:
      2026-12-23: 08:00-12:00   # half a day
start: hours
`;
const tree = new YamlTree(file);
const office = calendarOf(tree, "office");

test("A calendar is read as its file says", () => {
  expect(office.zone).toBe("Europe/Stockholm");
  expect(office.week).toEqual([
    { key: "mon-fri", days: ["mon", "fri"], hours: "08:00-12:00, 13:00-17:00" },
    { key: "sat", days: ["sat", "sat"], hours: "22:00-06:00" },
  ]);
  expect(office.closed.map(({ from, to }) => [from, to])).toEqual([["2026-12-24", "2026-12-26"], ["2027-01-01", "2027-01-01"]]);
  expect(office.special).toEqual([{ day: "2026-12-23", hours: "08:00-12:00" }]);
});

test("Each change touches its own words only, and comments stay", () => {
  expect(addClosed(tree, office, "2026-11-27")).toBe(file.replace("2027-01-01]", "2027-01-01, 2026-11-27]"));
  expect(set(tree, office.closed[0]!.path, closedText("2026-12-23", "2026-12-26"))).toBe(file.replace("2026-12-24..", "2026-12-23.."));
  expect(addSpecial(tree, office, "2026-12-30")).toBe(file.replace("half a day\n", "half a day\n      2026-12-30: 08:00-17:00\n"));
  expect(addWeek(tree, office)).toBe(file.replace("Sunday morning\n", "Sunday morning\n      sun: 08:00-17:00\n"));
  expect(rename(tree, ["calendars", "office", "open", "mon-fri"], "mon-thu")).toBe(file.replace("mon-fri", "mon-thu"));
});

test("A name that is taken is not given twice", () => {
  expect(rename(tree, ["calendars", "office", "open", "mon-fri"], "sat")).toBe(file);
});

test("A calendar can be begun where there was none, and a closed day that stood alone gets company", () => {
  const begun = addCalendar(new YamlTree("flow: line\nstart: a   # first\n"), "office", "Europe/Berlin");
  expect(begun).toBe("flow: line\nstart: a   # first\ncalendars:\n  office:\n    zone: Europe/Berlin\n    open:\n      mon-fri: 08:00-17:00\n");
  const one = new YamlTree(set(new YamlTree(begun), ["calendars", "office", "closed"], "2026-12-24"));

  const two = addClosed(one, calendarOf(one, "office"), "2026-12-31");

  expect(calendarOf(new YamlTree(two), "office").closed.map(({ from }) => from)).toEqual(["2026-12-24", "2026-12-31"]);
});

test.each([
  ["08:00-17:00", true],
  ["08:00-12:00, 13:00-24:00", true],
  ["22:00-06:00", true],
  ["8-17", false],
  ["08:00", false],
  ["08:00-25:00", false],
  ["", false],
])("Hours %s are right: %s", (hours, right) => {
  expect(wrongHours(hours) === null).toBe(right);
});

test("A new day is the first one from today that is free", () => {
  expect(freeDay(new Date(2026, 10, 27, 23, 30), ["2026-11-27", "2026-11-28"])).toBe("2026-11-29");
});
