import { defineConfig } from "vitest/config";

/** Whole calls with telephones and browsers that others wrote: minutes, so they run when they are asked for, and in the long run. */
const triesWanted = process.env["PATCHBAY_TEST_ALL"] === "1" || process.argv.includes("tries");

/** A machine that is busy takes its time; a test that hangs still ends. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...patience, name: "audit-parser", root: `${import.meta.dirname}/audit-parser`, include: ["tests/**/*.test.ts"] } },
      { test: { ...patience, name: "opencti", root: `${import.meta.dirname}/opencti`, include: ["tests/**/*.test.ts"] } },
      {
        test: {
          ...patience,
          name: "opencti-browsers",
          root: `${import.meta.dirname}/opencti`,
          include: ["tests/browsers/*.browsers.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      { test: { ...patience, name: "desk", root: `${import.meta.dirname}/desk`, include: ["tests/**/*.test.ts"] } },
      { test: { ...patience, name: "phone", root: `${import.meta.dirname}/phone`, include: ["tests/**/*.test.ts"] } },
      { test: { ...patience, name: "demo-page", root: `${import.meta.dirname}/demo-page`, include: ["*.test.mjs"] } },
      { test: { ...patience, name: "softphone", root: `${import.meta.dirname}/softphone`, include: ["tests/**/*.test.ts"] } },
      {
        test: {
          ...patience,
          name: "org-examiner",
          root: `${import.meta.dirname}/org-examiner`,
          include: ["*.test.mjs"],
          // A tree of its own, with tests of its own inside.
          exclude: ["salesforce-cli/**"],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...patience,
          name: "screens",
          root: `${import.meta.dirname}/softphone`,
          include: ["tests/screens/*.screens.ts"],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...patience,
          name: "tries",
          root: `${import.meta.dirname}/softphone`,
          include: triesWanted ? ["tests/tries/*.tries.ts"] : [],
          fileParallelism: false,
          testTimeout: 240_000,
        },
      },
      {
        test: {
          ...patience,
          name: "desk-screens",
          root: `${import.meta.dirname}/desk`,
          include: ["tests/screens/*.screens.ts"],
          fileParallelism: false,
        },
      },
    ],
  },
});
