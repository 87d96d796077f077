import type { Layer } from "../uses/value.ts";

/** By what others get at it: an import, a name that all scripts of a page share, or the bundle of a component. */
export type Reach = "module" | "global" | "bundle";

/** A part of the API that a file hands out, under the names by which others reach it. */
export interface HandedOut {
  readonly reach: Reach;
  /** `["default", "api"]`; nothing where the module itself is that part. */
  readonly names: readonly string[];
  readonly api: string;
  readonly layers: readonly Layer[];
  readonly sure: boolean;
}

/** A file with what it hands out. */
export interface KnownModule {
  readonly path: string;
  readonly handsOut: readonly HandedOut[];
}
