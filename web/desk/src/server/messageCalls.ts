import type { PhoneSettings } from "@patchbay/phone/server/contracts";
import type { DeskServer, Reply } from "./deskServer";
import type { LiveNow, MovedCaller } from "./liveContracts";
import type { CallbackList, MessageLine, MessageLink, MovedMessage } from "./messageContracts";

/** What the desk asks about messages and callbacks, and what a supervisor may do with them. */
export class MessageCalls {
  constructor(private readonly server: DeskServer) {}

  /** What is known before anybody signs in: in which country numbers are read. */
  settings(): Promise<Reply<PhoneSettings>> {
    return this.server.get("phone-settings");
  }

  messages(): Promise<Reply<readonly MessageLine[]>> {
    return this.server.get("messages");
  }

  callbacks(): Promise<Reply<CallbackList>> {
    return this.server.get("callbacks");
  }

  /** The site as it is: to whom something can be given. */
  site(): Promise<Reply<LiveNow>> {
    return this.server.get("live");
  }

  link(message: string): Promise<Reply<MessageLink>> {
    return this.server.post(`messages/${encodeURIComponent(message)}/link`);
  }

  mark(message: string, heard: boolean): Promise<Reply<null>> {
    return this.server.post(`messages/${encodeURIComponent(message)}/heard`, { heard });
  }

  give(message: string, to: MovedMessage): Promise<Reply<null>> {
    return this.server.post(`messages/${encodeURIComponent(message)}/move`, to);
  }

  remove(message: string): Promise<Reply<null>> {
    return this.server.delete(`messages/${encodeURIComponent(message)}`);
  }

  run(callback: string): Promise<Reply<null>> {
    return this.server.post(`callbacks/${encodeURIComponent(callback)}/run`);
  }

  giveUp(callback: string, reason: string): Promise<Reply<null>> {
    return this.server.post(`callbacks/${encodeURIComponent(callback)}/give-up`, { reason });
  }

  /** A callback is moved like everybody who waits. */
  move(callback: string, to: MovedCaller): Promise<Reply<null>> {
    return this.server.post(`live/calls/${encodeURIComponent(callback)}/move`, to);
  }
}
