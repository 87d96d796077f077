import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

interface TimeRingProps {
  /** Milliseconds of the server's clock. */
  readonly from: number;
  readonly to: number;
  readonly now: ReadonlySignal<number>;
  readonly children: ComponentChildren;
}

const radius = 46;
const round = 2 * Math.PI * radius;

/** A ring that empties until the call goes elsewhere. The number in it is for the eyes; the words are elsewhere. */
export function TimeRing({ from, to, now, children }: TimeRingProps) {
  const left = Math.min(1, Math.max(0, (to - now.value) / Math.max(1, to - from)));
  return (
    <div class="pb-ring">
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle cx="50" cy="50" r={radius} class="pb-ring-track" />
        <circle cx="50" cy="50" r={radius} class="pb-ring-left" stroke-dasharray={round} stroke-dashoffset={round * (1 - left)}
          transform="rotate(-90 50 50)" />
      </svg>
      {children}
    </div>
  );
}
