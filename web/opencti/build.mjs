// Builds the two scripts an adapter loads, each one file without a dependency, the one that tells what goes wrong in its page, and the module a page hosts adapters with.
// node opencti/build.mjs [FOLDER]

import { build } from "vite";

const outDir = process.argv[2] ?? "dist";
const scripts = [
  ["lightning", "src/shim/lightning.main.ts", "iife"],
  ["classic", "src/shim/classic.main.ts", "iife"],
  ["watch", "src/shim/watch.main.ts", "iife"],
  ["host", "src/host/index.ts", "es"],
];

for (const [place, [name, entry, format]] of scripts.entries()) {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: place === 0,
      target: "es2020",
      minify: true,
      modulePreload: false,
      lib: { entry, formats: [format], name: "patchbayOpenCti", fileName: () => `${name}.js` },
    },
  });
}
