import { browserTimers } from "@patchbay/phone/server/timers";
import { signalRLines } from "@patchbay/phone/server/signalRLine";
import { HostLink } from "../host/hostLink";
import { Display } from "./display";
import { newId } from "./newId";
import { Panel } from "./panel";
import type { PhoneSurroundings } from "./phoneSession";
import { Ringtone } from "./ringtone";
import { hostTokenStore, windowTokenStore } from "./tokenStore";

/** The panel in a real browser. The server's address is where the panel itself came from, two folders up. */
export function browserPanel(window: Window & typeof globalThis): Panel {
  const base = new URL("../", window.location.href.replace(/[?#].*$/, "")).href;
  const display = new Display((title) => (window.document.title = title), new Ringtone(() => new AudioContext()));
  const speaker = new Speaker((blocked) => (panel.soundBlocked.value = blocked));
  const phone = (iceServers: RTCIceServer[]): PhoneSurroundings => phoneSurroundings(window, base, speaker, iceServers);
  const panel = new Panel({
    base,
    phone: phone([]),
    phoneFor: phone,
    windowTokens: windowTokenStore(() => window.sessionStorage),
    host: {
      wanted: window.parent === window ? null : new URLSearchParams(window.location.search).get("host"),
      connect: (origin, events) => new HostLink({ window, origin, timers: browserTimers, newId }, events),
      tokens: hostTokenStore,
    },
    openWindow: () => void window.open(`${base}softphone/`, "patchbay-phone", "popup,width=360,height=600"),
    display: (label, waiting, rings, host) => display.show(label, waiting, rings, host),
  });
  watch(window, panel, speaker);
  return panel;
}

/** The one place where the other party is heard. */
class Speaker {
  private readonly element = new Audio();
  private readonly blocked: (blocked: boolean) => void;

  constructor(blocked: (blocked: boolean) => void) {
    this.blocked = blocked;
    this.element.autoplay = true;
  }

  play(track: MediaStreamTrack | null): void {
    this.element.srcObject = track === null ? null : new MediaStream([track]);
    if (track === null) this.blocked(false);
    else this.resume();
  }

  /** Tries again, for instance after a click. */
  resume(): void {
    if (this.element.srcObject === null) return;
    this.element.play().then(
      () => this.blocked(false),
      (error: unknown) => {
        // A newer track interrupts the one before; only a missing click is a trouble.
        if (error instanceof DOMException && error.name === "NotAllowedError") this.blocked(true);
      },
    );
  }
}

function phoneSurroundings(window: Window & typeof globalThis, base: string, speaker: Speaker, iceServers: RTCIceServer[]): PhoneSurroundings {
  const { navigator, document } = window;
  return {
    lines: signalRLines(`${base}hubs/phone`),
    timers: browserTimers,
    chance: Math.random,
    newId,
    devices: navigator.mediaDevices ?? null,
    permissions: navigator.permissions,
    microphoneAllowedByHost: () => allowsMicrophone(document),
    createPeer: () => new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" }),
    play: (track) => speaker.play(track),
    visible: () => document.visibilityState === "visible",
    reloaded: window.performance.getEntriesByType("navigation").some((entry) => "type" in entry && entry.type === "reload"),
  };
}

/** Asks the frame's permissions where the browser tells; elsewhere the microphone itself will say no. */
function allowsMicrophone(document: Document): boolean {
  const policy: unknown = Reflect.get(document, "permissionsPolicy") ?? Reflect.get(document, "featurePolicy");
  if (typeof policy !== "object" || policy === null) return true;
  const allows: unknown = Reflect.get(policy, "allowsFeature");
  return typeof allows !== "function" || allows.call(policy, "microphone") !== false;
}

function watch(window: Window, panel: Panel, speaker: Speaker): void {
  const session = () => (panel.stage.value.kind === "phone" ? panel.stage.value.phone.session : null);
  window.document.addEventListener("visibilitychange", () => session()?.sightChanged());
  window.addEventListener("online", () => session()?.line.retryNow());
  window.addEventListener("pointerdown", () => {
    if (panel.soundBlocked.value) speaker.resume();
  });
  // Saying goodbye lets the server hear at once that this panel is gone, and not after a silence.
  window.addEventListener("pagehide", () => session()?.audioLink.close());
  window.navigator.mediaDevices?.addEventListener("devicechange", () => {
    if (session()?.microphoneTrouble.value === "missing") void session()?.audioKeeper.retryMicrophone();
  });
}
