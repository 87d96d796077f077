import type { ComponentChildren } from "preact";

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly busy?: boolean;
  readonly children?: ComponentChildren;
}

/** The whole panel saying one thing. */
export function Notice({ title, text, busy = false, children }: NoticeProps) {
  return (
    <main class="pb-panel pb-notice" aria-live="polite">
      {busy && <span class="pb-busy" aria-hidden="true" />}
      <h1 class="slds-text-heading_small">{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  );
}
