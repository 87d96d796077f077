import { chromium, type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { PhoneState } from "@patchbay/phone/server/contracts";
import { StandInServer } from "../../../phone/tests/standIn/standInServer";
import { state } from "../../../phone/tests/standIn/fixtures";

const panelFolder = `${import.meta.dirname}/../../dist`;
const chromiumPath = "/usr/bin/chromium";

/** Without a browser there is nothing to look at. */
export const browserIsMissing = !existsSync(chromiumPath);

/** A browser with a page of another site around the panel, the stand-in server, and a peer that answers audio with a tone. */
export class Stage {
  readonly server: StandInServer;
  readonly page: Page;
  readonly panel: Frame;
  /** The far end of the audio. */
  readonly peer: Page;
  private readonly browser: Browser;
  private readonly host: Server;

  private constructor(parts: { server: StandInServer; browser: Browser; page: Page; panel: Frame; peer: Page; host: Server }) {
    this.server = parts.server;
    this.browser = parts.browser;
    this.page = parts.page;
    this.panel = parts.panel;
    this.peer = parts.peer;
    this.host = parts.host;
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const { width = 340, height = 560, allow = "microphone; autoplay" } = options;
    const browser = await chromium.launch({ executablePath: chromiumPath, args: options.asksForMicrophone ? launchArgs.filter((arg) => !arg.includes("fake-ui")) : launchArgs });
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: options.reducedMotion ? "reduce" : "no-preference" });
    const host = await hostPages();
    const origin = `http://localhost:${portOf(host)}`;
    const peerOrigin = `http://127.0.0.1:${portOf(host)}`;
    if (options.asksForMicrophone) await context.grantPermissions(["microphone"], { origin: peerOrigin });
    const peer = await openPeer(context, peerOrigin);
    const server = await StandInServer.start({
      state: state(Date.now(), options.state ?? {}),
      hostOrigins: [origin],
      panelFolder,
      answerAudio: (sdp) => answer(peer, sdp),
    });
    const page = await context.newPage();
    await page.addInitScript(keepPeers);
    if (options.microphone === "none") await page.addInitScript(hideMicrophones);
    page.on("console", (message) => {
      if (message.type() === "error") server.violations.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => server.violations.push(`page: ${error.message}`));
    const token = options.signedIn === false ? "" : server.token;
    await page.goto(`${origin}/?panel=${encodeURIComponent(`${server.url}softphone/?host=${origin}`)}&token=${token}&allow=${encodeURIComponent(allow)}&sandbox=${options.sandbox ?? ""}`);
    const frame = page.frames().find((candidate) => candidate.url().startsWith(server.url));
    if (frame === undefined) throw new Error("The panel did not load.");
    if (options.direction === "rtl") await frame.evaluate(() => (document.documentElement.dir = "rtl"));
    return new Stage({ server, browser, page, panel: frame, peer, host });
  }

  /** Packets of speech that arrived at each end of the newest connection. */
  async heard(): Promise<{ far: number; near: number }> {
    return { far: await packets(this.peer), near: await packets(this.panelNow) };
  }

  /** The panel, also after a reload. */
  get panelNow(): Frame {
    const frame = this.page.frames().find((candidate) => candidate.url().startsWith(this.server.url));
    if (frame === undefined) throw new Error("The panel is gone.");
    return frame;
  }

  /** Answers the browser's question about the microphone. */
  async allowMicrophone(): Promise<void> {
    await this.page.context().grantPermissions(["microphone"]);
  }

  /** Messages the panel sent to the page around it. */
  said(): Promise<{ type: string; [field: string]: unknown }[]> {
    return this.page.evaluate("window.said") as Promise<{ type: string }[]>;
  }

  /** Sends a message from the page around the panel. */
  async say(message: object): Promise<void> {
    await this.page.evaluate(`window.say(${JSON.stringify(message)})`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await new Promise<void>((closed) => {
      this.host.close(() => closed());
      this.host.closeAllConnections();
    });
  }
}

/** How the stage is set. */
export interface StageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly allow?: string;
  /** False to meet the sign-in screen. */
  readonly signedIn?: boolean;
  readonly state?: Partial<PhoneState>;
  readonly reducedMotion?: boolean;
  readonly direction?: "ltr" | "rtl";
  /** "none" for a machine without a microphone. */
  readonly microphone?: "none";
  /** True for a browser that asks before it gives the microphone. */
  readonly asksForMicrophone?: boolean;
  /** What the page around still allows a sandboxed panel. */
  readonly sandbox?: string;
}

const launchArgs = [
  "--no-sandbox",
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
];

/** A page of another site that keeps the messages of the panel and answers the ones that want an answer. */
const hostPage = `<!doctype html><html><title>Host</title><style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>
<body><script>
const query = new URLSearchParams(location.search);
const frame = document.createElement("iframe");
window.said = [];
window.token = query.get("token") || null;
window.say = (message) => frame.contentWindow.postMessage({ patchbay: 1, ...message }, new URL(frame.src).origin);
addEventListener("message", ({ data, source }) => {
  if (source !== frame.contentWindow || !data || data.patchbay !== 1) return;
  window.said.push(data);
  if (data.type === "ready") window.say({ type: "hello", version: 1, host: "test" });
  if (data.type === "requestToken") window.say({ type: "token", id: data.id, token: window.token });
  if (data.type === "storeToken") window.token = data.token;
  if (data.type === "pop") window.say({ type: "ack", id: data.id });
});
frame.allow = query.get("allow");
frame.title = "Phone";
if (query.get("sandbox")) frame.setAttribute("sandbox", query.get("sandbox"));
frame.src = query.get("panel");
document.body.append(frame);
</script></body></html>`;

async function hostPages(): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(request.url === "/peer" ? "<!doctype html><title>Peer</title>" : hostPage);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The far end of the audio: answers every offer and sends a tone. */
async function openPeer(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/peer`);
  await page.evaluate(async () => {
    // Starts the browser's audio process, which takes its time on a busy machine and is there already on an agent's.
    Object.assign(window, { kept: await navigator.mediaDevices.getUserMedia({ audio: true }) });
    const audio = new AudioContext();
    const destination = audio.createMediaStreamDestination();
    const tone = new OscillatorNode(audio, { frequency: 440 });
    tone.connect(destination);
    tone.start();
    const peers: RTCPeerConnection[] = [];
    const answer = async (sdp: string): Promise<string> => {
      const peer = new RTCPeerConnection();
      peers.push(peer);
      await peer.setRemoteDescription({ type: "offer", sdp });
      for (const track of destination.stream.getTracks()) peer.addTrack(track, destination.stream);
      await peer.setLocalDescription();
      while (peer.iceGatheringState !== "complete") await new Promise((done) => setTimeout(done, 10));
      return peer.localDescription?.sdp ?? "";
    };
    Object.assign(window, { answer, peers });
  });
  return page;
}

/** Lets a test look at the panel's connections. */
function keepPeers(): void {
  const peers: RTCPeerConnection[] = [];
  Object.assign(window, { peers });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
}

/** What a page sees on a machine without a microphone. */
function hideMicrophones(): void {
  Object.assign(navigator.mediaDevices, {
    enumerateDevices: () => Promise.resolve([]),
    getUserMedia: () => Promise.reject(new DOMException("Requested device not found", "NotFoundError")),
  });
}

function packets(at: Page | Frame): Promise<number> {
  return at.evaluate(async () => {
    const peers: unknown = Reflect.get(window, "peers");
    const peer: unknown = Array.isArray(peers) ? peers.at(-1) : null;
    if (!(peer instanceof RTCPeerConnection) || peer.signalingState === "closed") return 0;
    let count = 0;
    (await peer.getStats()).forEach((entry: { type: string; packetsReceived?: number }) => {
      if (entry.type === "inbound-rtp") count += entry.packetsReceived ?? 0;
    });
    return count;
  });
}

async function answer(peer: Page, sdp: string): Promise<string> {
  return (await peer.evaluate(`window.answer(${JSON.stringify(sdp)})`)) as string;
}
