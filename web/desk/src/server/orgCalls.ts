import type {
  OrgBrowserSignIn, OrgBrowserState, OrgCheckReport, OrgConnection, OrgLine, OrgNotice, OrgSteps, OrgWay,
} from "./orgContracts";
import type { DeskServer, Reply } from "./deskServer";

/** A way to sign in that a person can choose. */
export type ChosenWay = Exclude<OrgWay, "settings">;

/** What the desk asks about orgs as a whole. */
export class OrgCalls {
  constructor(private readonly server: DeskServer) {}

  list(): Promise<Reply<readonly OrgLine[]>> {
    return this.server.get("orgs");
  }

  /** What to click in Salesforce first. For JWT, the server makes the key pair of this name. */
  steps(name: string, way: ChosenWay, loginUrl: string): Promise<Reply<OrgSteps>> {
    return this.server.post("org-connections/steps", { name, way, loginUrl: loginUrl === "" ? null : loginUrl });
  }

  connect(way: Exclude<ChosenWay, "browser">, connection: OrgConnection): Promise<Reply<OrgLine>> {
    return this.server.post(`org-connections/${way}`, connection);
  }

  startBrowser(connection: OrgConnection): Promise<Reply<OrgBrowserSignIn>> {
    return this.server.post("org-connections/browser", connection);
  }

  browserState(state: string): Promise<Reply<OrgBrowserState>> {
    return this.server.get(`org-connections/browser/${encodeURIComponent(state)}`);
  }

  /** @param pasted The code, or the address at which the browser ended. */
  finishBrowser(state: string, pasted: string): Promise<Reply<OrgLine>> {
    return this.server.post("org-connections/browser/finish", { state, pasted });
  }

  check(org: string): Promise<Reply<OrgCheckReport>> {
    return this.server.get(`${pathOf(org)}/check`);
  }

  /** What an administrator should see to; costs the org nothing. */
  notices(org: string): Promise<Reply<readonly OrgNotice[]>> {
    return this.server.get(`${pathOf(org)}/notices`);
  }

  use(org: string): Promise<Reply<OrgLine>> {
    return this.server.post(`${pathOf(org)}/use`);
  }

  disconnect(org: string, force: boolean): Promise<Reply<null>> {
    return this.server.delete(`${pathOf(org)}${force ? "?force=true" : ""}`);
  }
}

/** The path of an org's own endpoints. */
export function pathOf(org: string): string {
  return `orgs/${encodeURIComponent(org)}`;
}
