import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** One line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: ComponentChildren;
  /** Null for a line that is an action, not a choice. */
  readonly checked: boolean | null;
  readonly choose: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly buttonClass: string;
  readonly button: ComponentChildren;
  readonly items: readonly MenuItem[];
  /** At which end of the button the list hangs. */
  readonly align: "start" | "end";
}

/** A button with a list under it: arrows move, Enter chooses, Esc closes and goes back to the button. */
export function Menu({ label, buttonClass, button, items, align }: MenuProps) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (): void => {
    open.value = false;
    root.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!open.value) return;
    focusItem(root.current, "chosen");
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) open.value = false;
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open.value]);
  return (
    <div class="pb-menu" ref={root} onKeyDown={(event) => onKey(event, root.current, open.value, close)}>
      <button type="button" class={buttonClass} aria-haspopup="menu" aria-expanded={open.value} aria-label={label}
        onClick={() => (open.value = !open.value)}>
        {button}
      </button>
      {open.value && (
        <ul class={`pb-menu-list pb-menu-list_${align}`} role="menu" aria-label={label}>
          {items.map((item) => (
            <li key={item.id} role="none">
              <MenuLine item={item} close={close} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function MenuLine({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  const choose = (): void => {
    close();
    item.choose();
  };
  return item.checked === null ? (
    <button type="button" class="pb-menu-item" role="menuitem" tabIndex={-1} onClick={choose}>
      {item.label}
    </button>
  ) : (
    <button type="button" class="pb-menu-item" role="menuitemradio" aria-checked={item.checked} tabIndex={-1} onClick={choose}>
      {item.label}
    </button>
  );
}

function onKey(event: KeyboardEvent, root: HTMLElement | null, open: boolean, close: () => void): void {
  if (!open) return;
  switch (event.key) {
    case "Escape":
      event.stopPropagation();
      return close();
    case "Tab":
      return close();
    case "ArrowDown":
      return step(event, root, 1);
    case "ArrowUp":
      return step(event, root, -1);
    case "Home":
      return step(event, root, "first");
    case "End":
      return step(event, root, "last");
  }
}

function step(event: Event, root: HTMLElement | null, to: 1 | -1 | "first" | "last"): void {
  event.preventDefault();
  focusItem(root, to);
}

function focusItem(root: HTMLElement | null, to: 1 | -1 | "first" | "last" | "chosen"): void {
  const items = [...(root?.querySelectorAll<HTMLElement>(".pb-menu-item") ?? [])];
  const present = items.findIndex((item) => item === document.activeElement);
  items[target(items, present, to)]?.focus();
}

function target(items: readonly HTMLElement[], present: number, to: 1 | -1 | "first" | "last" | "chosen"): number {
  if (to === "first") return 0;
  if (to === "last") return items.length - 1;
  if (to === "chosen") return Math.max(0, items.findIndex((item) => item.getAttribute("aria-checked") === "true"));
  return (present + to + items.length) % items.length;
}
