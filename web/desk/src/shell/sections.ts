import type { ComponentType } from "preact";
import { ConnectPage } from "../connection/ConnectPage";
import { ConnectionPage } from "../connection/ConnectionPage";
import type { Desk, Site } from "../desk/desk";
import { MappingPage } from "../mapping/MappingPage";
import { ParkedPage } from "../parked/ParkedPage";
import { RulesPage } from "../rules/RulesPage";
import type { IconName } from "../shared/Icon";

/** What every page is given. */
export interface PageProps {
  readonly desk: Desk;
  readonly site: Site;
}

/** A page of the desk. */
export interface DeskPage {
  readonly path: string;
  /** How it is called in the navigation; null for one that is reached from another page. */
  readonly entry: { readonly label: string; readonly icon: IconName } | null;
  readonly component: ComponentType<PageProps>;
}

/** Pages that belong together. */
export interface DeskSection {
  readonly label: string;
  readonly pages: readonly DeskPage[];
}

/** Everything that the desk has, in the order of the navigation. A part that does not exist yet is not announced. */
export const sections: readonly DeskSection[] = [
  {
    label: "Salesforce",
    pages: [
      { path: "salesforce/connection", entry: { label: "Connection", icon: "plug" }, component: ConnectionPage },
      { path: "salesforce/connection/new", entry: null, component: ConnectPage },
      { path: "salesforce/mapping", entry: { label: "Mapping", icon: "map" }, component: MappingPage },
      { path: "salesforce/rules", entry: { label: "Match rules", icon: "person" }, component: RulesPage },
      { path: "salesforce/parked", entry: { label: "Parked", icon: "parked" }, component: ParkedPage },
    ],
  },
];

/** @returns The page of an address; null when there is none. */
export function pageOf(path: string): DeskPage | null {
  return sections.flatMap(({ pages }) => pages).find((page) => page.path === path) ?? null;
}
