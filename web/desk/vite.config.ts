import { defineConfig } from "vite";
import { purgedSlds } from "../softphone/build/purgedSlds.ts";

export default defineConfig({
  root: import.meta.dirname,
  // Pages have addresses with folders in them, so that the files cannot be named relative to the page.
  base: "/desk/",
  plugins: [purgedSlds(`${import.meta.dirname}/src`)],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
  },
});
