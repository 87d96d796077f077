// The document's examples run as they stand there, one for each member, against script and host.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { layout, settings, standIn } from "../conformance/org.ts";
import { casesOf } from "../conformance/tables.ts";
import { AdapterHost } from "../src/host/adapterHost.ts";
import { createClassicApi } from "../src/shim/classic.members.ts";
import { createLightningApi } from "../src/shim/lightning.members.ts";
import { Transport } from "../src/shim/transport.ts";
import type { ApiType } from "../src/wire/envelope.ts";
import { adapterOrigin, fakeFrame, fakePage, hostOrigin } from "./fakeWindow.ts";
import { settled } from "./runCase.ts";

const document = readFileSync(`${import.meta.dirname}/../../../docs/open-cti-shim.md`, "utf8");
const blocks = [...document.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code ?? "");
const examples = blocks.flatMap((code, place) =>
  code.split(/^\/\/ /m).slice(1).map((part): [ApiType, string, string] => [place === 0 ? "opencti" : "interaction", part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n"))]));

test.each(["opencti", "interaction"] as const)("Every member of %s has an example and a row with its state", (apiType) => {
  const members = [...new Set(casesOf(apiType).map(({ member }) => member))].sort();

  expect(examples.filter(([api]) => api === apiType).map(([, member]) => member).sort()).toEqual(members);
  for (const member of members) expect(document).toMatch(new RegExp(`^\\| .*\`${member.replace(".", "\\.")}\`.* \\| (same|better|cannot be, in part) \\|`, "m"));
});

test.each(examples)("The example of %s %s runs", async (apiType, member, code) => {
  const frame = fakeFrame();
  const page = fakePage();
  const { page: around, org } = standIn();
  const failed: unknown[] = [];
  const host = new AdapterHost({
    frame: page.frame, adapter: new URL(`${adapterOrigin}/a.html`), page: around, org, settings, layout,
    onEnvelope: ({ content }) => failed.push(...troubleOf(content)),
  });
  host.start();
  host.startWork({ workId: "open" });
  const transport = new Transport(frame.window, { hostOrigin, nonce: undefined, apiVersion: 67, isStrict: false }, apiType, () => null);
  const api = apiType === "opencti" ? createLightningApi(transport) : createClassicApi((...call) => void transport.call(...call));
  if (member === "unsubscribe") (api["subscribe"] as (args: unknown) => void)({ channelName: "Sample__c", listener: () => undefined });

  new Function("sforce", "console", code)({ [apiType]: api }, { log: () => undefined });
  // What a callback calls goes the same way.
  for (let sent = 0; sent < frame.sent.length; sent++) {
    page.receive(frame.sent[sent]?.message);
    await settled();
    page.sent.splice(0).forEach(({ message }) => frame.receive(message));
    await settled();
  }

  expect(frame.sent.map(({ message }) => message["methodName"])).toContain(member);
  expect([failed, frame.errors]).toEqual([[], []]);
});

function troubleOf(content: unknown): unknown[] {
  const { response } = content as { response?: { success?: boolean; error?: unknown } };
  return response?.success === false || response?.error ? [response] : [];
}
