import { browserTimers } from "@patchbay/phone/server/timers";
import { signalRLines } from "@patchbay/phone/server/signalRLine";
import { HostLink } from "../host/hostLink";
import { PhoneWindow } from "../host/phoneWindow";
import { Display } from "./display";
import { newId } from "./newId";
import { Panel } from "./panel";
import type { PhoneSurroundings } from "./phoneSession";
import { takeRingTurn } from "./ringTurn";
import { Ringtone } from "./ringtone";
import { Speaker } from "./speaker";
import type { PanelSurroundings, WindowHandover } from "./surroundings";
import { hostTokenStore, windowTokenStore } from "./tokenStore";
import { windowValue } from "./windowValue";

type BrowserWindow = Window & typeof globalThis;

const openedByPanel = "opened";
const windowShape = "popup,width=360,height=600";

/** The panel in a real browser. The server's address is where the panel itself came from, one folder up. */
export function browserPanel(window: BrowserWindow): Panel {
  const base = new URL("../", window.location.href.replace(/[?#].*$/, "")).href;
  const speaker = new Speaker(new Audio(), (blocked) => (panel.soundBlocked.value = blocked));
  const phoneFor = (iceServers: RTCIceServer[]): PhoneSurroundings => phoneSurroundings(window, base, speaker, iceServers);
  const display = new Display((title) => (window.document.title = title), () => takeRingTurn(() => window.navigator.locks, ring));
  const panel = new Panel({
    base,
    phone: phoneFor([]),
    phoneFor,
    windowTokens: windowTokenStore(() => window.sessionStorage),
    host: hostOf(window),
    openWindow: (handover) => openWindow(window, base, handover),
    speaker,
    display: (label, waiting, rings, host) => display.show(label, waiting, rings, host),
  });
  watch(window, panel, speaker);
  return panel;
}

function ring(): () => void {
  const ringtone = new Ringtone(() => new AudioContext());
  ringtone.start();
  return () => ringtone.stop();
}

/** The page around the panel, or the panel that opened this one in a window. */
function hostOf(window: BrowserWindow): PanelSurroundings["host"] {
  const query = new URLSearchParams(window.location.search);
  const opener: unknown = window.opener;
  const isPanel = window.parent === window && opener !== null && query.has(openedByPanel);
  const page = isPanel ? window.opener : window.parent;
  const around = window.parent === window ? null : query.get("host");
  return {
    wanted: isPanel ? window.location.origin : around,
    isPanel,
    connect: (origin, events) => new HostLink({ window, page, origin, timers: browserTimers, newId }, events),
    tokens: hostTokenStore,
  };
}

function openWindow(window: BrowserWindow, base: string, handover: WindowHandover): PhoneWindow | null {
  const opened = window.open(`${base}softphone/?${openedByPanel}`, "patchbay-phone", windowShape);
  return opened && new PhoneWindow({ window, opened, origin: window.location.origin, timers: browserTimers, ...handover });
}

function phoneSurroundings(window: BrowserWindow, base: string, speaker: Speaker, iceServers: RTCIceServer[]): PhoneSurroundings {
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
    carried: windowValue(() => window.sessionStorage, "patchbay.call"),
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
    void session()?.deviceProposal.look();
  });
}
