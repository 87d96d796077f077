import type { Desk, Site } from "../desk/desk";
import { Icon } from "../shared/Icon";
import { PlaceLink } from "../shared/PlaceLink";
import { sectionsFor, type DeskPage } from "./sections";

interface NavigationProps {
  readonly desk: Desk;
  readonly site: Site;
  /** Whether it is unfolded, where there is no room for it. */
  readonly open: boolean;
}

/** Where one can go. The chosen org goes along. */
export function Navigation({ desk, site, open }: NavigationProps) {
  return (
    <nav id="navigation" class={`slds-nav-vertical desk-navigation ${open ? "desk-navigation_open" : ""}`} aria-label="Desk">
      {sectionsFor(site.role).map((section) => (
        <div key={section.label} class="slds-nav-vertical__section">
          <h2 id={`section-${section.label}`} class="slds-nav-vertical__title">{section.label}</h2>
          <ul aria-labelledby={`section-${section.label}`}>
            {section.pages.map((page) => page.entry !== null && <Entry key={page.path} desk={desk} site={site} page={page} entry={page.entry} />)}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps {
  readonly desk: Desk;
  readonly site: Site;
  readonly page: DeskPage;
  readonly entry: NonNullable<DeskPage["entry"]>;
}

function Entry({ desk, site, page, entry }: EntryProps) {
  const { page: here, choices } = desk.address.place.value;
  const current = here === page.path || here.startsWith(`${page.path}/`);
  const org = choices["org"];
  const lines = page.path === "salesforce/parked" ? (site.orgs.lines.value ?? []) : [];
  const parked = lines.reduce((sum, line) => sum + line.parked, 0);
  const leftOut = lines.reduce((sum, line) => sum + line.leftOut, 0);
  const words = [parked > 0 && `${parked} parked`, leftOut > 0 && `${leftOut} written without a field`].filter((part) => part !== false).join(", ");
  return (
    <li class={`slds-nav-vertical__item ${current ? "slds-is-active" : ""}`}>
      <PlaceLink desk={desk} class="slds-nav-vertical__action" to={{ page: page.path, choices: org === undefined ? {} : { org } }} current={current}>
        <Icon name={entry.icon} />
        <span class="desk-entry">{entry.label}</span>
        {words !== "" && <span class="slds-badge desk-count" title={words}><span aria-hidden="true">{parked + leftOut}</span><span class="slds-assistive-text"> {words}</span></span>}
      </PlaceLink>
    </li>
  );
}
