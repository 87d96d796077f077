import type { PhoneSettings } from "@patchbay/phone/server/contracts";
import type { ForcedPresence, LiveCallDetail, LiveNow, MovedCaller } from "./liveContracts";
import type { DeskServer, Reply } from "./deskServer";

/** What the desk asks about the site as it is, and what a supervisor may do with it. */
export class LiveCalls {
  constructor(private readonly server: DeskServer) {}

  now(): Promise<Reply<LiveNow>> {
    return this.server.get("live");
  }

  /** What is known before anybody signs in: in which country numbers are read. */
  settings(): Promise<Reply<PhoneSettings>> {
    return this.server.get("phone-settings");
  }

  find(call: string): Promise<Reply<LiveCallDetail>> {
    return this.server.get(`live/calls/${encodeURIComponent(call)}`);
  }

  move(call: string, to: MovedCaller): Promise<Reply<null>> {
    return this.server.post(`live/calls/${encodeURIComponent(call)}/move`, to);
  }

  force(agent: string, presence: ForcedPresence): Promise<Reply<null>> {
    return this.server.post(`live/agents/${encodeURIComponent(agent)}/presence`, presence);
  }
}
