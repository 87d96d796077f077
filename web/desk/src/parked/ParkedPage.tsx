import type { Desk, Site } from "../desk/desk";
import { OrgPage } from "../shared/OrgPage";
import { ParkedTable } from "./ParkedTable";

/** Records that Salesforce refused, for a person to decide. */
export function ParkedPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  return (
    <OrgPage desk={desk} site={site} icon="parked" title="Parked records"
      about="Salesforce refused these call records, and trying again alone does not help. Mend the cause or the record, then run it again. Records that are written, but without a field that the org lacks, stand here too until the field is there. All other calls are written meanwhile.">
      {(org) => <ParkedTable desk={desk} site={site} org={org} />}
    </OrgPage>
  );
}
