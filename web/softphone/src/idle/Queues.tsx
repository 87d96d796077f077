import type { ReadonlySignal } from "@preact/signals";
import { durationText } from "@patchbay/phone/call/duration";
import type { PhoneQueue } from "@patchbay/phone/server/contracts";

interface QueuesProps {
  readonly queues: readonly PhoneQueue[];
  readonly now: ReadonlySignal<number>;
}

/** Who waits in the agent's queues, and for how long. */
export function Queues({ queues, now }: QueuesProps) {
  if (queues.length === 0) return null;
  return (
    <footer class="pb-queues" aria-label="Waiting callers">
      <span class="pb-queues-label">Waiting</span>
      <ul>
        {queues.map((queue) => (
          <li key={queue.name} class={queue.waiting > 0 ? "pb-queue pb-queue_busy" : "pb-queue"}>
            <span dir="auto">{queue.name}</span> <span class="pb-figures">{waitText(queue, now.value)}</span>
          </li>
        ))}
      </ul>
    </footer>
  );
}

function waitText(queue: PhoneQueue, now: number): string {
  if (queue.longestSince === null) return String(queue.waiting);
  return `${queue.waiting} · ${durationText(now - Date.parse(queue.longestSince))}`;
}
