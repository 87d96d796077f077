import type { BrowserContext, Frame, Page } from "playwright-core";

export function missing(): string | null;

export class Demo {
  static of(adapter: string, options?: readonly string[]): Promise<Demo>;
  /** Writes the page of an adapter. @returns its path. */
  static write(name: string, page: string): string;
  static leave(): Promise<void>;
  static closeAll(): Promise<void>;
  readonly address: string;
  open(path: string): Promise<{ page: Page; frame: Frame; context: BrowserContext }>;
  run(steps: readonly object[]): Promise<void>;
  said(words: string): Promise<string | null>;
}
