import { chromium, type BrowserServer, type FrameLocator, type Page } from "playwright-core";
import { existsSync } from "node:fs";
import { writeTone } from "./sound";

const chromiumPath = "/usr/bin/chromium";

/** Without it there is no panel. */
export const chromiumIsMissing = !existsSync(chromiumPath);

/** An agent at a panel in a Chromium of her own, whose microphone has a tone. */
export class Agent {
  /**
   * @param page What the browser shows.
   * @param panel The panel: the page itself, or a frame of it.
   */
  private constructor(private readonly server: BrowserServer, readonly page: Page, readonly panel: Page | FrameLocator) {}

  /** Signs in and is there for calls. @param url The panel by itself, or a page of Salesforce with the panel in it. */
  static async open(url: string, name: string, password: string, folder: string, hz: number): Promise<Agent> {
    const tone = `${folder}/${name}.wav`;
    writeTone(tone, hz, 60);
    const server = await chromium.launchServer({
      executablePath: chromiumPath,
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        `--use-file-for-fake-audio-capture=${tone}`,
      ],
    });
    const browser = await chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({ viewport: { width: 340, height: 560 } });
    await context.addInitScript(listen);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    const agent = new Agent(server, page, await panelIn(page));
    await agent.panel.getByLabel("User name").fill(name);
    await agent.panel.getByLabel("Password").fill(password);
    await agent.press("Sign in");
    await agent.be("Available");
    return agent;
  }

  /** Chooses a presence. */
  async be(presence: "Available" | "Break"): Promise<void> {
    await this.panel.getByRole("button", { name: /^Presence/ }).click();
    await this.panel.getByRole("menuitemradio", { name: presence }).click();
    await this.panel.getByRole("button", { name: new RegExp(`Presence: .*${presence}`) }).waitFor();
  }

  async press(name: string): Promise<void> {
    await this.panel.getByRole("button", { name, exact: true }).click();
  }

  /** Passes the call to somebody whose name is in the list, or to a number. */
  async transfer(to: string, first: "Ask first" | "Transfer"): Promise<void> {
    await this.press("Transfer");
    await this.panel.getByLabel("Transfer to a name or number").fill(to);
    // What was found for an earlier text is not taken: the button waits for the server's answer.
    await this.panel.getByRole("radiogroup").getByText(to).first().waitFor();
    await this.panel.locator(".pb-transfer-actions [aria-disabled=false]").and(this.panel.getByRole("button", { name: first, exact: true })).click();
  }

  /** Ends the after-call work, when there is any. */
  async finish(): Promise<void> {
    await this.panel.getByRole("button", { name: /^(Save|Presence.*)$/ }).first().waitFor();
    if ((await this.panel.getByRole("button", { name: "Save" }).count()) === 0) return;
    await this.panel.getByText("Resolved").click();
    await this.press("Save");
    await this.panel.getByRole("button", { name: /^Presence/ }).waitFor();
  }

  async shows(text: string | RegExp): Promise<void> {
    await this.panel.getByText(text).first().waitFor();
  }

  /** How loud tones are in what the panel plays now. */
  hears(...hz: readonly number[]): Promise<number[]> {
    const frame = this.page.frames().find((one) => one.url().includes("/softphone/")) ?? this.page.mainFrame();
    return frame.evaluate((wanted) => (Reflect.get(window, "loudness") as (hz: readonly number[]) => number[])(wanted), hz);
  }

  /** Ends the browser as a crash does. */
  async kill(): Promise<void> {
    await this.server.kill();
  }
}

/** Where the panel is; in a page of Salesforce the dock opens it. */
async function panelIn(page: Page): Promise<Page | FrameLocator> {
  if (page.url().includes("/softphone/")) return page;
  // Asked of the button, not of the panel: one that still loads looks closed, and a click would close it.
  const dock = page.locator("button.utilityitem", { hasText: "Phone" });
  if ((await dock.getAttribute("aria-expanded")) !== "true") await dock.click();
  return page.frameLocator("iframe");
}

/** Listens to what comes, and gives the microphone as it is: echo cancellers take tones for noise. */
function listen(): void {
  const analysers: AnalyserNode[] = [];
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener("track", ({ track }) => {
        const audio = new AudioContext();
        const analyser = audio.createAnalyser();
        analyser.fftSize = 16_384;
        analyser.smoothingTimeConstant = 0;
        audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        analysers.push(analyser);
      });
    }
  };
  const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    const audio = typeof wanted?.audio === "object" ? wanted.audio : {};
    return given({ ...wanted, audio: { ...audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  };
  const strengthIn = (samples: Float32Array, hz: number, rate: number): number => {
    const turn = 2 * Math.cos((2 * Math.PI * hz) / rate);
    let [one, two] = [0, 0];
    for (const sample of samples) [one, two] = [sample + turn * one - two, one];
    return (2 * Math.sqrt(Math.max(0, one * one + two * two - turn * one * two))) / samples.length / 0.244;
  };
  const loudness = (hz: readonly number[]): number[] => {
    const analyser = analysers.at(-1);
    if (analyser === undefined) return hz.map(() => 0);
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    return hz.map((one) => strengthIn(samples, one, analyser.context.sampleRate));
  };
  Object.assign(window, { loudness });
}
