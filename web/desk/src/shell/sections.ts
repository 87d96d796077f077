import type { ComponentType } from "preact";
import { ConnectPage } from "../connection/ConnectPage";
import { ConnectionPage } from "../connection/ConnectionPage";
import type { Desk, Site } from "../desk/desk";
import { FlowsPage } from "../flows/FlowsPage";
import { MappingPage } from "../mapping/MappingPage";
import { MessagesPage } from "../messages/MessagesPage";
import { NowPage } from "../now/NowPage";
import { ParkedPage } from "../parked/ParkedPage";
import { PeoplePage } from "../people/PeoplePage";
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

const now: DeskSection = {
  label: "Now",
  pages: [
    { path: "now", entry: { label: "Queues, calls, agents", icon: "pulse" }, component: NowPage },
    { path: "messages", entry: { label: "Messages, callbacks", icon: "voicemail" }, component: MessagesPage },
  ],
};

const people: DeskSection = {
  label: "People",
  pages: [{ path: "people", entry: { label: "Skills and queues", icon: "people" }, component: PeoplePage }],
};

/** What a supervisor who is no administrator sees. */
const ofSupervisors: readonly DeskSection[] = [now, people];

/** Everything that the desk has, in the order of the navigation. A part that does not exist yet is not announced. */
const ofAdministrators: readonly DeskSection[] = [
  now,
  {
    label: "Calls",
    pages: [{ path: "flows", entry: { label: "Call flows", icon: "flow" }, component: FlowsPage }],
  },
  people,
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

/** @returns What somebody with a role may see. */
export function sectionsFor(role: string): readonly DeskSection[] {
  return role === "admin" ? ofAdministrators : ofSupervisors;
}

/** @returns The page of an address; null when there is none for this role. */
export function pageOf(path: string, role: string): DeskPage | null {
  return sectionsFor(role).flatMap(({ pages }) => pages).find((page) => page.path === path) ?? null;
}
