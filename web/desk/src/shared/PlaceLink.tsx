import type { ComponentChildren } from "preact";
import type { Place } from "../address/place";
import type { Desk } from "../desk/desk";

interface PlaceLinkProps {
  readonly desk: Desk;
  readonly to: Place;
  readonly class?: string;
  /** True for the page that is shown. */
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link inside the desk: a real one, so that it can be opened in a new tab, copied and kept. */
export function PlaceLink({ desk, to, current = false, children, ...rest }: PlaceLinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    desk.address.go(to);
  };
  return (
    <a href={desk.address.hrefOf(to)} class={rest.class ?? ""} aria-current={current ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}
