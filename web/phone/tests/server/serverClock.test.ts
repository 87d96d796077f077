import { expect, test } from "vitest";
import { retryDelayMs } from "../../src/server/backoff";
import { ServerClock } from "../../src/server/serverClock";

const moment = (ms: number): string => new Date(ms).toISOString();

test("The clock follows the server when this machine's clock is wrong", () => {
  let now = 1_000_000;
  const clock = new ServerClock(() => now);

  clock.learn(moment(now + 60_000));
  now += 5_000;

  expect(clock.time()).toBe(now + 60_000);
});

test("The state that travelled fastest tells the time best", () => {
  let now = 1_000_000;
  const clock = new ServerClock(() => now);
  for (const delay of [400, 20, 900]) {
    clock.learn(moment(now + 60_000 - delay));
    now += 1_000;
  }

  expect(clock.time()).toBe(now + 60_000 - 20);
});

test("A clock that was set is believed after a few states", () => {
  let now = 1_000_000;
  const clock = new ServerClock(() => now);
  clock.learn(moment(now + 3_600_000));
  for (let i = 0; i < 8; i++) clock.learn(moment(now));

  expect(clock.time()).toBe(now);
});

test("Nonsense is no time", () => {
  const clock = new ServerClock(() => 5);

  clock.learn("yesterday");

  expect(clock.time()).toBe(5);
});

test("Pauses between tries differ from panel to panel", () => {
  expect(retryDelayMs(0, 0)).toBeLessThan(retryDelayMs(0, 0.99));
  expect(retryDelayMs(30, 0.99)).toBeLessThan(5_500);
});
