import type { HostEvents, HostLink } from "../host/hostLink";
import type { PhoneWindow, PhoneWindowOptions } from "../host/phoneWindow";
import type { PhoneSurroundings } from "./phoneSession";
import type { Speaker } from "./speaker";
import type { TokenStore } from "./tokenStore";

/** What the panel in the frame hands to the window. */
export type WindowHandover = Pick<PhoneWindowOptions, "host" | "token" | "storeToken" | "closed">;

/** Everything outside the panel that it uses. */
export interface PanelSurroundings {
  /** Address of the server, ending in a slash. */
  readonly base: string;
  readonly phone: PhoneSurroundings;
  /** The same with relays for audio. */
  readonly phoneFor: (iceServers: RTCIceServer[]) => PhoneSurroundings;
  readonly windowTokens: TokenStore;
  readonly host: {
    /** Origin of the page that says it holds the panel; null in a window of its own. */
    readonly wanted: string | null;
    /** True when that page is a panel that opened this one in a window. */
    readonly isPanel: boolean;
    readonly connect: (origin: string, events: HostEvents) => HostLink;
    readonly tokens: (host: HostLink) => TokenStore;
  };
  /** Opens the panel in a window of its own; null where the browser or the page around does not allow that. */
  readonly openWindow: (options: WindowHandover) => PhoneWindow | null;
  readonly speaker: Speaker;
  /** Shows the state where the panel itself is not seen: title, label, badge, ringing. Called often; acts on changes. */
  readonly display: (label: string, waiting: number, rings: boolean, host: HostLink | null) => void;
}
