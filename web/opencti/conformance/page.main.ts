// The page around adapters: plays every case of both tables with script and host, each in a frame of its own, and reports to its server.

import { AdapterHost } from "../src/host/adapterHost.ts";
import { isObject, type ApiType } from "../src/wire/envelope.ts";
import { difference, happen, type Seen } from "./call.ts";
import type { Case } from "./case.ts";
import { layout, settings, standIn } from "./org.ts";
import { casesOf } from "./tables.ts";

interface Verdict {
  readonly api: ApiType;
  readonly member: string;
  readonly when: string;
  readonly trouble: string | null;
}

const parameters = new URLSearchParams(location.search);
const adapterOrigin = parameters.get("adapter") ?? "";
const isSandboxed = parameters.get("mode") === "sandbox";
/** Frames that load at the same time. */
const atOnce = 6;
const patienceMs = 10_000;

async function playAll(): Promise<void> {
  const waiting = (["opencti", "interaction"] as const).flatMap((api) => casesOf(api).map((one, number) => ({ api, one, number })));
  const verdicts: Verdict[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { api, one, number } = next;
      verdicts.push({ api, member: one.member, when: one.when, trouble: await play(api, one, number) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await fetch("/report", { method: "POST", body: JSON.stringify({ verdicts, canListen: microphone() }) });
  const [mode, ...next] = (parameters.get("next") ?? "").split(",").filter((one) => one !== "");
  if (mode) location.search = `?${new URLSearchParams({ mode, next: next.join(), adapter: adapterOrigin })}`;
}

/** Whether this page may use the microphone, where the browser says so. */
function microphone(): boolean | null {
  const policy = (document as unknown as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy;
  return policy ? policy.allowsFeature("microphone") : null;
}

async function play(api: ApiType, one: Case, number: number): Promise<string | null> {
  const frame = document.createElement("iframe");
  if (isSandboxed) frame.setAttribute("sandbox", "allow-scripts");
  document.body.append(frame);
  const { page, org, done, publish } = standIn();
  const address = new URL(`${adapterOrigin}/${api}.html?api=${api}&case=${number}`);
  const host = new AdapterHost({
    frame, adapter: address, page, org, settings, layout, mode: api === "opencti" ? "Lightning" : "Classic",
    onEnvelope: ({ direction, content }) => {
      const isLast = isObject(content) && content["callId"] === (one.after ? 1 : 0);
      // What a listener waits for happens once the host knows of the listener.
      const listens = direction === "call" && isLast && one.event && !(one.answer !== undefined);
      const answered = direction === "answer" && isLast && one.event && one.answer !== undefined;
      if ((listens || answered) && one.event) setTimeout(happen, 0, host, one.event.happens, publish);
    },
  });
  host.startWork({ workId: "open" });
  const seen = seenIn(frame, number);
  host.start();
  const report = await seen;
  // What has no callback is done a moment later than the adapter's report.
  for (let tries = 0; tries < 50 && report && difference(one, report, done) !== null; tries++) await new Promise((again) => setTimeout(again, 10));
  const trouble = report ? difference(one, report, done) : "the adapter never reported";
  host.stop();
  frame.remove();
  return trouble;
}

function seenIn(frame: HTMLIFrameElement, number: number): Promise<Seen | null> {
  return new Promise((found) => {
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.contentWindow || !isObject(event.data) || event.data["number"] !== number) return;
      window.removeEventListener("message", listen);
      found(event.data["seen"] as Seen);
    };
    window.addEventListener("message", listen);
    setTimeout(() => found(null), patienceMs);
  });
}

void playAll();
