import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { Busy } from "../shared/Busy";
import { Icon } from "../shared/Icon";
import { PageHeader } from "../shared/PageHeader";
import { PlaceLink } from "../shared/PlaceLink";
import { ProblemBox } from "../shared/ProblemBox";
import { Checks, namesIn } from "./checks";
import { OrgCard } from "./OrgCard";

/** All orgs side by side, each with its check. The address holds which are checked. */
export function ConnectionPage({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const checks = useMemo(() => new Checks(site.orgCalls), [site]);
  const wanted = desk.address.place.value.choices["check"];
  const orgs = site.orgs.known.value;
  useEffect(() => {
    for (const name of namesIn(wanted)) if (checks.states.value[name] === undefined) void checks.run(name);
  }, [checks, wanted]);
  const check = async (name: string): Promise<void> => {
    desk.address.choose({ check: [...new Set([...namesIn(wanted), name])].join(",") });
    const state = await checks.run(name);
    await site.orgs.refresh();
    if (state.kind === "done") desk.say(`${name} is checked: ${state.report.findings.filter(({ level }) => level === "error").length} to mend.`);
  };
  return (
    <>
      <PageHeader desk={desk} icon="plug" section="Salesforce" title="Connection" about="Every org that Patchbay knows. Calls are written to the live one; the others are there to try things.">
        {orgs !== null && orgs.length > 1 && (
          <button type="button" class="slds-button slds-button_neutral" onClick={() => void Promise.all(orgs.map(({ name }) => check(name)))}>
            Check all
          </button>
        )}
        {orgs !== null && orgs.length > 0 && <ConnectLink desk={desk} words="Connect an org" />}
      </PageHeader>
      <ProblemBox problem={site.orgs.problem.value} />
      {orgs === null && site.orgs.problem.value === null && <Busy words="Asking Patchbay for its orgs…" />}
      {orgs?.length === 0 && <NoOrg desk={desk} />}
      <div class="desk-orgs">
        {orgs?.map((org) => (
          <OrgCard key={org.name} desk={desk} site={site} org={org} state={checks.states.value[org.name] ?? null} check={() => void check(org.name)} />
        ))}
      </div>
    </>
  );
}

function NoOrg({ desk }: { readonly desk: Desk }) {
  return (
    <section class="desk-card desk-empty" aria-labelledby="no-org">
      <span class="desk-empty-icon"><Icon name="cloud" /></span>
      <h2 id="no-org" class="slds-text-heading_medium">No org is connected yet</h2>
      <p>Calls work without Salesforce, but nobody sees who calls, and nothing is written. Connecting takes about ten minutes; this page says what to click.</p>
      <ConnectLink desk={desk} words="Connect your org" />
    </section>
  );
}

function ConnectLink({ desk, words }: { readonly desk: Desk; readonly words: string }) {
  return (
    <PlaceLink desk={desk} class="slds-button slds-button_brand" to={{ page: "salesforce/connection/new", choices: {} }}>
      {words}
    </PlaceLink>
  );
}
