import type { CallLogs } from "./callLogs.ts";
import type { Org, Page } from "./ports.ts";
import type { SoftphoneLayout } from "./softphoneLayout.ts";

/** Everything a member may use. */
export interface Context {
  readonly page: Page;
  readonly org: Org;
  /** `/section/item` and its value, label and order, as `getCallCenterSettings` answers them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly layout: SoftphoneLayout;
  readonly logs: CallLogs;
  /** Work of Sales Engagement that was started and not completed yet. */
  readonly openWork: Set<string>;
  /** Sends something to the listener of one call. */
  tellCall(methodName: string, callId: number, response: unknown): void;
  /** Does something when the adapter's page goes away or says so. @returns what undoes it at once. */
  onLeave(key: string, undo: () => void): void;
  leave(key: string): boolean;
}

/** Does what a member is for. @returns what stands in the answer. @throws Problem */
export type Member = (args: Readonly<Record<string, unknown>>, context: Context, callId: number) => unknown;
