import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { ClosedLines } from "../emergency/ClosedLines";
import { Icon } from "../shared/Icon";
import { PlaceLink } from "../shared/PlaceLink";
import { LeaveDialog } from "./LeaveDialog";
import { Navigation } from "./Navigation";
import { pageOf } from "./sections";

const refreshEveryMs = 5_000;

/** The frame around every page: who is signed in, where one can go. */
export function Frame({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const menuOpen = useSignal(false);
  const path = desk.address.place.value.page;
  const page = pageOf(path, site.role);
  useEffect(() => {
    menuOpen.value = false;
  }, [path]);
  useRefresh(site);
  return (
    <div class="desk">
      <a class="desk-skip" href="#page">Skip to the page</a>
      <header class="desk-bar">
        <button type="button" class="slds-button slds-button_icon desk-menu-button" aria-expanded={menuOpen.value} aria-controls="navigation"
          aria-label="Menu" onClick={() => (menuOpen.value = !menuOpen.value)}>
          <Icon name={menuOpen.value ? "close" : "menu"} />
        </button>
        <span class="desk-mark"><Icon name="plug" /></span>
        <span class="desk-product">Patchbay</span>
        <span class="desk-who" title={site.name}>{site.name}</span>
        <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => desk.address.leave(() => desk.signOut())}>Sign out</button>
      </header>
      <div class="desk-body">
        <Navigation desk={desk} site={site} open={menuOpen.value} />
        <main id="page" class="desk-page">
          <ClosedLines lines={site.lines.closed.value} open={(line) => site.lines.turn([line.name], false)} />
          {page === null ? <NotFound desk={desk} site={site} /> : <page.component key={page.path} desk={desk} site={site} />}
        </main>
      </div>
      <LeaveDialog desk={desk} />
      <div class="slds-assistive-text" role="status" aria-live="polite">{desk.said.value}</div>
    </div>
  );
}

function NotFound({ desk, site }: { readonly desk: Desk; readonly site: Site }) {
  const home = site.role === "admin" ? { page: "salesforce/connection", words: "Go to the connection with Salesforce" } : { page: "now", words: "Go to what happens now" };
  return (
    <div class="desk-empty">
      <h1 class="slds-text-heading_medium">There is no such page</h1>
      <p>The address is misspelt, or the page is gone. <PlaceLink desk={desk} to={{ page: home.page, choices: {} }}>{home.words}</PlaceLink>.</p>
    </div>
  );
}

/** Asks for the lines and the orgs while somebody looks at the page. */
function useRefresh(site: Site): void {
  useEffect(() => {
    const refresh = (): void => {
      if (document.hidden) return;
      void site.lines.refresh();
      if (site.role === "admin") void site.orgs.refresh();
    };
    refresh();
    const timer = setInterval(refresh, refreshEveryMs);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [site]);
}
