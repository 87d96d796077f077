import { defineConfig } from "vite";

/** One file with everything in it, for the Node of the machine that runs the audit. */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: true },
  build: {
    ssr: "src/main.ts",
    outDir: "dist",
    emptyOutDir: true,
    target: "node20",
    minify: true,
    rolldownOptions: { output: { entryFileNames: "parser.mjs", codeSplitting: false } },
  },
});
