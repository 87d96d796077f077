import { expect, test } from "vitest";
import type { Reply } from "../../src/server/deskServer";
import type { OrgCalls } from "../../src/server/orgCalls";
import type { OrgLine } from "../../src/server/orgContracts";
import { OrgList } from "../../src/desk/orgList";

test("An answer that was asked for earlier and comes later does not show the orgs as they were before", async () => {
  const answers: ((live: boolean) => void)[] = [];
  const list = (): Promise<Reply<readonly OrgLine[]>> =>
    new Promise((resolve) => answers.push((isLive) => resolve({ ok: true, value: [{ name: "sandbox", isLive } as OrgLine] })));
  const orgs = new OrgList({ list } as OrgCalls);
  const [poll, afterChange] = [orgs.refresh(), orgs.refresh()];

  answers[1]?.(true);
  await afterChange;
  answers[0]?.(false);
  await poll;

  expect(orgs.find("sandbox")?.isLive).toBe(true);
});
