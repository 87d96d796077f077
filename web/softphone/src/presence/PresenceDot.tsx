import type { PhonePresence } from "@patchbay/phone/server/contracts";

/** What a dot stands for. */
export type DotKind = PhonePresence | "call";

/** A dot that differs in shape as well as in colour. */
export function PresenceDot({ kind }: { readonly kind: DotKind }) {
  return (
    <svg class={`pb-dot pb-dot_${kind}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {kind === "offline" ? <circle cx="6" cy="6" r="4" class="pb-dot-hollow" /> : <circle cx="6" cy="6" r="5" />}
      {kind === "notReady" && <path d="M3.5 6h5" />}
      {kind === "available" && <path d="m3.6 6.2 1.7 1.7 3.2-3.6" />}
    </svg>
  );
}
