import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import type { ChosenWay } from "../server/orgCalls";
import { PageHeader } from "../shared/PageHeader";
import { PlaceLink } from "../shared/PlaceLink";
import { ConnectForm } from "./ConnectForm";
import { NewConnection } from "./newConnection";
import { WaitForConsent } from "./WaitForConsent";

const ways: readonly ChosenWay[] = ["jwt", "credentials", "browser"];

/** Connecting an org, from the first click in Salesforce to the check. */
export function ConnectPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const connection = useMemo(() => new NewConnection(site.orgCalls), [site]);
  const chosen = desk.address.place.value.choices["way"];
  const way = ways.find((one) => one === chosen) ?? "jwt";
  const done = connection.connected.value;
  useEffect(() => {
    if (done === null) return;
    desk.say(`${done} is connected.`);
    void site.orgs.refresh();
    desk.address.go({ page: "salesforce/connection", choices: { check: done } });
  }, [done]);
  return (
    <>
      <PageHeader desk={desk} icon="plug" section="Salesforce" title="Connect an org" about="Choose how Patchbay signs in, do the steps in Salesforce, and give the keys here. They are kept sealed on this server.">
        <PlaceLink desk={desk} class="slds-button slds-button_neutral" to={{ page: "salesforce/connection", choices: {} }}>Cancel</PlaceLink>
      </PageHeader>
      {connection.waiting.value === null
        ? <ConnectForm desk={desk} site={site} connection={connection} way={way} />
        : <WaitForConsent connection={connection} waiting={connection.waiting.value} />}
    </>
  );
}
