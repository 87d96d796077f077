import type { OrgLine } from "../server/orgContracts";
import type { Desk, Site } from "../desk/desk";
import { Field } from "./Field";

/** The org that a page is about: the one of the address, else the live one. Null while none is known. */
export function chosenOrg(desk: Desk, site: Site): OrgLine | null {
  const orgs = site.orgs.known.value ?? [];
  const wanted = desk.address.place.value.choices["org"];
  return orgs.find(({ name }) => name === wanted) ?? orgs.find(({ isLive }) => isLive) ?? orgs[0] ?? null;
}

/** Chooses among several orgs; with one there is nothing to choose. */
export function OrgPicker({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const orgs = site.orgs.known.value ?? [];
  const chosen = chosenOrg(desk, site);
  if (orgs.length < 2 || chosen === null) return null;
  return (
    <Field id="org" label="Org">
      <select id="org" class="slds-select" value={chosen.name} onChange={(event) => {
        const org = event.currentTarget.value;
        // Until the other one is chosen, which may be asked about first, it shows the one that the page is about.
        event.currentTarget.value = chosen.name;
        desk.address.choose({ org }, "push");
      }}>
        {orgs.map(({ name, isLive }) => <option key={name} value={name}>{isLive ? `${name} (live)` : name}</option>)}
      </select>
    </Field>
  );
}
