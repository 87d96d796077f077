import { build, type Rollup } from "vite";

/** The scripts as adapters load them. */
export async function builtScript(name: "lightning" | "classic"): Promise<string> {
  const built = (await build({
    root: `${import.meta.dirname}/..`, configFile: false, logLevel: "silent",
    build: { write: false, target: "es2020", minify: true, lib: { entry: `src/shim/${name}.main.ts`, formats: ["iife"], name: "patchbayOpenCti" } },
  })) as Rollup.RollupOutput[];
  return built[0]?.output[0].code ?? "";
}
