import { test } from "vitest";
import { programIsMissing } from "../../../desk/tests/screens/program";
import { chromiumIsMissing } from "./agent";
import { telephoneIsMissing } from "./telephone";

declare module "vitest" {
  interface TaskMeta { skipReason?: string }
}

/** Why no call can be tried here; undefined when it can. */
export const unable =
  programIsMissing ? "The program is not built: dotnet build src/Patchbay.Cli -c Release"
  : chromiumIsMissing ? "Chromium is not installed (apt-get install chromium)"
  : telephoneIsMissing ? "baresip is not installed (apt-get install baresip-core)"
  : undefined;

/** A test with programs that others wrote; one that lacks them is left out with the reason, which the count of all tests tells. */
export function tryIt(name: string, body: () => Promise<void>): void {
  test(name, async (context) => {
    if (unable !== undefined) {
      context.task.meta.skipReason = unable;
      console.info(`Left out: ${unable}`);
      context.skip(unable);
    }
    await body();
  });
}
