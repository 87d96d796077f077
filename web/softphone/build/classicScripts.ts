import type { Plugin } from "vite";

/**
 * Loads the panel by a plain script instead of a module. A frame that is sandboxed without an origin of its own gets
 * modules only from servers that allow every origin; a plain script it gets from any.
 */
export function classicScripts(): Plugin {
  return {
    name: "patchbay-classic-scripts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replaceAll('<script type="module" crossorigin', "<script defer").replaceAll("<link rel=\"stylesheet\" crossorigin", '<link rel="stylesheet"'),
    },
  };
}
