import type { HostEvents, HostLink } from "../host/hostLink";
import type { PhoneSurroundings } from "./phoneSession";
import type { TokenStore } from "./tokenStore";

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
    readonly connect: (origin: string, events: HostEvents) => HostLink;
    readonly tokens: (host: HostLink) => TokenStore;
  };
  /** Opens the panel in a window of its own. */
  readonly openWindow: () => void;
  /** Shows the state where the panel itself is not seen: title, label, badge, ringing. Called often; acts on changes. */
  readonly display: (label: string, waiting: number, rings: boolean, host: HostLink | null) => void;
}
