import { defineConfig } from "vite";
import { classicScripts } from "./build/classicScripts.ts";
import { purgedSlds } from "./build/purgedSlds.ts";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [purgedSlds(`${import.meta.dirname}/src`), classicScripts()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { output: { format: "iife" } },
  },
});
