import type { BrowserContext, Frame, Page } from "playwright-core";

export function missing(): string | null;

export class Demo {
  static start(adapter: string, options?: readonly string[]): Promise<Demo>;
  readonly address: string;
  readonly page: Page;
  readonly frame: Frame;
  readonly context: BrowserContext;
  open(path: string): Promise<void>;
  run(steps: readonly object[]): Promise<void>;
  said(words: string): Promise<string | null>;
  close(): Promise<void>;
}
