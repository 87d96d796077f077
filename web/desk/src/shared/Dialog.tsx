import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DialogProps {
  readonly title: string;
  /** True for one that holds a form. */
  readonly wide?: boolean;
  readonly close: () => void;
  readonly children: ComponentChildren;
  /** The buttons; the safe one first. */
  readonly buttons: ComponentChildren;
}

/** A question before something that is hard to take back. Esc answers no; the focus goes back to where it was. */
export function Dialog({ title, wide = false, close, children, buttons }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      // While it is modal, nothing outside can take the focus.
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={wide ? "desk-dialog desk-dialog_wide" : "desk-dialog"} aria-labelledby="dialog-title" onCancel={(event) => { event.preventDefault(); close(); }}>
      <h2 id="dialog-title" class="slds-text-heading_medium" dir="auto">{title}</h2>
      <div class="desk-dialog-words">{children}</div>
      <div class="desk-buttons desk-buttons_end">{buttons}</div>
    </dialog>
  );
}
