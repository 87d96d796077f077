import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../desk/desk";
import { Icon, type IconName } from "./Icon";

interface PageHeaderProps {
  readonly desk: Desk;
  readonly icon: IconName;
  readonly section: string;
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly about: string;
  /** The main things to do here. */
  readonly children?: ComponentChildren;
}

/** Heading of a page. Whoever opens the page by a click goes on from here with the keyboard. */
export function PageHeader({ desk, icon, section, title, about, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const visits = desk.address.visits.value;
  useEffect(() => {
    document.title = `${title} · ${section} · Patchbay desk`;
  }, [title, section]);
  useEffect(() => {
    if (visits > 0) heading.current?.focus();
  }, [visits]);
  return (
    <header class="slds-page-header desk-page-header">
      <span class="desk-page-icon"><Icon name={icon} /></span>
      <div class="desk-page-words">
        <p class="desk-eyebrow">{section}</p>
        <h1 class="slds-page-header__title" tabIndex={-1} ref={heading}>{title}</h1>
        <p class="desk-about" dir="auto">{about}</p>
      </div>
      <div class="desk-page-actions">{children}</div>
    </header>
  );
}
