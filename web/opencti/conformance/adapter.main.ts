// The adapter in a frame: plays one case of the table and tells the page around it what it saw.

import { filled, memberOf, type Seen } from "./call.ts";
import { casesOf } from "./tables.ts";

const parameters = new URLSearchParams(location.search);
const apiType = parameters.get("api") === "interaction" ? "interaction" : "opencti";
const number = Number(parameters.get("case"));
const one = casesOf(apiType)[number];
const host = parameters.get("sfdcIframeOrigin") ?? parameters.get("sfdcIFrameOrigin") ?? "";
const got: unknown[] = [];
const heard: unknown[] = [];

function tell(thrown?: string): void {
  const seen: Seen = { got, heard, ...(thrown !== undefined && { thrown }) };
  parent.postMessage({ seen, number }, host);
}

function tellWhenDone(): void {
  if (one && got.length === (one.answer === undefined ? 0 : 1) && heard.length === (one.event ? 1 : 0)) tell();
}

const sforce = (window as unknown as { sforce: Record<string, unknown> }).sforce;
try {
  if (!one) throw new Error(`There is no case ${number}.`);
  const api = sforce[apiType];
  if (one.after) memberOf(api, one.after.member)(...filled(one.after.call, () => undefined, () => undefined));
  const collect = (list: unknown[]) => (value: unknown): void => {
    list.push(value);
    tellWhenDone();
  };
  memberOf(api, one.member)(...filled(one.call, collect(got), collect(heard)));
  tellWhenDone();
} catch (error) {
  tell((error as Error).message);
}
