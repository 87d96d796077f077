import { signal } from "@preact/signals";
import type { OrgLine, ParkedRecord } from "../server/orgContracts";
import type { Problem, Reply } from "../server/deskServer";
import { leftOut, type FieldValue, type ParkedCalls } from "../server/parkedCalls";

/** The parked records of one org. */
export class ParkedList {
  /** Null until the server answered for the first time. */
  readonly records = signal<readonly ParkedRecord[] | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** What the last act came to, in words. */
  readonly outcome = signal<string | null>(null);

  constructor(private readonly calls: ParkedCalls) {}

  async refresh(): Promise<void> {
    const reply = await this.calls.list();
    if (reply.ok) this.records.value = reply.value;
    else this.problem.value = reply.problem;
  }

  /** @returns True when it runs. */
  retry(record: ParkedRecord): Promise<boolean> {
    return this.act(() => this.calls.retry(record.call), () => record.code === leftOut ? `“${record.subject}” gets what was left out.` : `“${record.subject}” runs again. If the org refuses it once more, it comes back here.`);
  }

  /** @param code Only those with this code; null for all. */
  retryAll(code: string | null): Promise<boolean> {
    return this.act(() => this.calls.retryAll(code), ({ count }) => (count === 1 ? "One record runs again." : `${count} records run again.`));
  }

  edit(record: ParkedRecord, fields: Readonly<Record<string, FieldValue>>): Promise<boolean> {
    return this.act(() => this.calls.edit(record.call, fields), () => `“${record.subject}” runs again with your changes. They hold for this call from now on.`);
  }

  drop(record: ParkedRecord): Promise<boolean> {
    return this.act(() => this.calls.drop(record.call), () => record.code === leftOut ? `“${record.subject}” stays as it is, without what was left out.` : `“${record.subject}” is given up. Nothing more is written of this call.`);
  }

  private async act<T>(ask: () => Promise<Reply<T>>, words: (value: T) => string): Promise<boolean> {
    const reply = await ask();
    this.problem.value = reply.ok ? null : reply.problem;
    this.outcome.value = reply.ok ? words(reply.value) : null;
    await this.refresh();
    return reply.ok;
  }
}

/** How many records have which code, the commonest first. */
export function codesOf(records: readonly ParkedRecord[]): readonly { readonly code: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { code } of records) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}

/** Address of a record in its org; null where there is none yet. */
export function recordUrl(org: OrgLine, id: string | null): string | null {
  return org.loginUrl === null || id === null ? null : `${org.loginUrl}/lightning/r/${id}/view`;
}
