import type { Desk, Site } from "../desk/desk";
import { OrgPage } from "../shared/OrgPage";
import { MappingEditor } from "./MappingEditor";

/** Which fields Patchbay fills, and with what. */
export function MappingPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  return (
    <OrgPage desk={desk} site={site} icon="map" title="Field mapping"
      about="Patchbay fills the usual fields of a Task by itself. Here you fill more of them, or fill them otherwise, and keep a second record for each call in an object of your own.">
      {(org) => <MappingEditor desk={desk} site={site} org={org} />}
    </OrgPage>
  );
}
