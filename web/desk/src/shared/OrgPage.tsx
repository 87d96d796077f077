import type { OrgLine } from "../server/orgContracts";
import type { ComponentChildren } from "preact";
import type { Desk, Site } from "../desk/desk";
import { Busy } from "./Busy";
import { chosenOrg, OrgPicker } from "./OrgPicker";
import { PageHeader } from "./PageHeader";
import type { IconName } from "./Icon";
import { PlaceLink } from "./PlaceLink";
import { ProblemBox } from "./ProblemBox";

interface OrgPageProps {
  readonly desk: Desk;
  readonly site: Site;
  readonly icon: IconName;
  readonly title: string;
  readonly about: string;
  /** Draws the page of the chosen org. */
  readonly children: (org: OrgLine) => ComponentChildren;
}

/** A page about one org, with the choice of it; says what to do first when there is none. */
export function OrgPage({ desk, site, icon, title, about, children }: OrgPageProps) {
  const org = chosenOrg(desk, site);
  const loaded = site.orgs.known.value !== null;
  return (
    <>
      <PageHeader desk={desk} icon={icon} section="Salesforce" title={title} about={about}><OrgPicker desk={desk} site={site} /></PageHeader>
      {!loaded && (site.orgs.problem.value === null ? <Busy words="Asking Patchbay for its orgs…" /> : <ProblemBox problem={site.orgs.problem.value} />)}
      {loaded && org === null && (
        <div class="desk-card desk-empty">
          <p>No org is connected yet. <PlaceLink desk={desk} to={{ page: "salesforce/connection/new", choices: {} }}>Connect one first</PlaceLink>.</p>
        </div>
      )}
      {org !== null && <div key={org.name}>{children(org)}</div>}
    </>
  );
}
