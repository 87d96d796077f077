import type { HandedOut, KnownModule } from "../modules/handedOut.ts";
import type { SurfaceFile } from "../surface/surface.ts";

/** How sure a use is: read in the code itself; followed through the file; or told by its name alone. */
export type Confidence = "certain" | "probable" | "possible";

/** By what way of writing the member is reached. */
export type How =
  "direct" | "alias" | "destructured" | "computed" | "parameter" | "wrapper" | "adapter" | "markup" | "text" | "import" | "global";

/** The kinds of text that can be read. */
export const languages = ["javascript", "typescript", "html", "visualforce", "aura", "lwc", "apex", "text"] as const;
export type Language = (typeof languages)[number];

export interface Hello {
  readonly hello: 1;
  readonly surface: SurfaceFile;
}

export interface Request {
  readonly id: number;
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  /** Other files that hand out parts of the API; none at the first reading. */
  readonly known?: readonly KnownModule[];
}

/** A use at offsets of the text; the reply gives lines and columns. */
export interface FoundUse {
  readonly api: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly how: How;
  readonly apiVersion?: string;
}

export interface FoundFault {
  readonly rule: string;
  readonly start: number;
  readonly api?: string;
  readonly evidence: string;
}

export interface FoundFact {
  readonly fact: string;
  readonly value: string;
  readonly start: number;
}

/** A text inside script that is a page or script itself, as `document.write` and `eval` take them. */
export interface NestedText {
  readonly kind: "markup" | "script";
  readonly text: string;
  readonly start: number;
  /** Whether offsets in the text are offsets in the script; else all stands at its start. */
  readonly isExact: boolean;
}

/** What one text holds. */
export interface Found {
  readonly nested: NestedText[];
  readonly uses: FoundUse[];
  readonly faults: FoundFault[];
  readonly facts: FoundFact[];
  readonly handsOut: HandedOut[];
  couldNotRead: string | null;
}

export function nothingFound(): Found {
  return { nested: [], uses: [], faults: [], facts: [], handsOut: [], couldNotRead: null };
}

export interface Reply {
  readonly id: number;
  readonly uses: readonly object[];
  readonly faults: readonly object[];
  readonly facts: readonly object[];
  readonly handsOut?: readonly object[];
  readonly couldNotRead: string | null;
}
