import type { DeskServer, Reply } from "./deskServer";
import type { LiveNow } from "./liveContracts";
import type { StaffChange, StaffMember } from "./staffContracts";

/** What the desk asks about agents' skills and queues, and how it sets them. */
export class StaffCalls {
  constructor(private readonly server: DeskServer) {}

  list(): Promise<Reply<readonly StaffMember[]>> {
    return this.server.get("staff");
  }

  /** The site as it is: the queues that there are. */
  site(): Promise<Reply<LiveNow>> {
    return this.server.get("live");
  }

  change(user: string, to: StaffChange): Promise<Reply<null>> {
    return this.server.put(`staff/${encodeURIComponent(user)}`, to);
  }
}
