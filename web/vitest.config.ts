import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "audit-parser", root: `${import.meta.dirname}/audit-parser`, include: ["tests/**/*.test.ts"] } },
      { test: { name: "opencti", root: `${import.meta.dirname}/opencti`, include: ["tests/**/*.test.ts"] } },
      {
        test: {
          name: "opencti-browsers",
          root: `${import.meta.dirname}/opencti`,
          include: ["tests/browsers/*.browsers.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "desk", root: `${import.meta.dirname}/desk`, include: ["tests/**/*.test.ts"] } },
      { test: { name: "phone", root: `${import.meta.dirname}/phone`, include: ["tests/**/*.test.ts"] } },
      { test: { name: "demo-page", root: `${import.meta.dirname}/demo-page`, include: ["*.test.mjs"] } },
      { test: { name: "softphone", root: `${import.meta.dirname}/softphone`, include: ["tests/**/*.test.ts"] } },
      {
        test: {
          name: "org-examiner",
          root: `${import.meta.dirname}/org-examiner`,
          include: ["*.test.mjs"],
          // A tree of its own, with tests of its own inside.
          exclude: ["salesforce-cli/**"],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "screens",
          root: `${import.meta.dirname}/softphone`,
          include: ["tests/screens/*.screens.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "desk-screens",
          root: `${import.meta.dirname}/desk`,
          include: ["tests/screens/*.screens.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
