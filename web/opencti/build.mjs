// Builds the two scripts an adapter loads, each one file without a dependency, and the module a page hosts adapters with.

import { build } from "vite";

const scripts = { lightning: "src/shim/lightning.main.ts", classic: "src/shim/classic.main.ts" };

for (const [name, entry] of Object.entries(scripts)) await bundle(name, entry, "iife");
await bundle("host", "src/host/index.ts", "es");

async function bundle(name, entry, format) {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: "dist",
      emptyOutDir: name === "lightning",
      target: "es2020",
      minify: true,
      modulePreload: false,
      lib: { entry, formats: [format], name: "patchbayOpenCti", fileName: () => `${name}.js` },
    },
  });
}
