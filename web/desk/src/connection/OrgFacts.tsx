import type { OrgLine } from "../server/orgContracts";
import type { ComponentChildren } from "preact";
import type { Desk } from "../desk/desk";
import { PlaceLink } from "../shared/PlaceLink";
import { exactTimeOf, timeOf, wholeTimeOf } from "../shared/times";
import { leftOut } from "../server/parkedCalls";
import { counted, wayWords } from "./words";

/** What there is to know about an org. */
export function OrgFacts({ desk, org }: { readonly desk: Desk; readonly org: OrgLine }) {
  return (
    <dl class="desk-facts">
      <Fact name="Address">{org.loginUrl === null ? "Not set" : <bdi>{org.loginUrl.replace(/^https:\/\//, "")}</bdi>}</Fact>
      <Fact name="Org ID">{org.orgId === null ? "Known after the first sign-in" : <code>{org.orgId}</code>}</Fact>
      <Fact name="Signs in with">{wayWords[org.way]}</Fact>
      {org.user !== null && <Fact name="Runs as"><bdi>{org.user}</bdi></Fact>}
      {org.connectedAt !== null && <Fact name="Connected"><span title={wholeTimeOf(org.connectedAt)}>{timeOf(org.connectedAt, new Date())}</span></Fact>}
      <Fact name="Call records">{counted(org.waiting, "waits", "wait")} ·{" "}
        {org.parked > 0 ? <PlaceLink desk={desk} to={{ page: "salesforce/parked", choices: { org: org.name } }}>{org.parked} parked</PlaceLink> : "none parked"}
        {org.leftOut > 0 && <>{" · "}<PlaceLink desk={desk} to={{ page: "salesforce/parked", choices: { org: org.name, code: leftOut } }}>{org.leftOut} written without a field</PlaceLink></>}
      </Fact>
      {(org.shortage !== null || org.nextTryAt !== null) && <Fact name="Written next"><Next org={org} /></Fact>}
      <Fact name="API calls, 24 hours"><Usage spent={org.callsSpent} most={org.callsMax} /></Fact>
    </dl>
  );
}

/** Why records wait for a while, and until when at the latest. */
function Next({ org: { shortage, nextTryAt } }: { readonly org: OrgLine }) {
  const why = shortage === null ? null : `${shortage.charAt(0).toUpperCase()}${shortage.slice(1)}`;
  if (nextTryAt === null) return <>{why}</>;
  return <>{why !== null && `${why}; `}<span title={wholeTimeOf(nextTryAt)}>by {exactTimeOf(nextTryAt, new Date())}</span></>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="desk-fact">
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Usage({ spent, most }: { readonly spent: number | null; readonly most: number | null }) {
  if (spent === null || most === null) return <>Not told yet</>;
  return (
    <span class="desk-usage">
      {spent.toLocaleString("en-US")} of {most.toLocaleString("en-US")}
      <meter class="desk-meter" min={0} max={most} value={spent} high={most * 0.8} aria-label={`${Math.round((spent / most) * 100)} % of the daily API calls are used`} />
    </span>
  );
}
