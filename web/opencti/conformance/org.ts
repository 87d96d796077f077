import type { Channels, Org, Page, Target, View } from "../src/host/ports.ts";
import { Problem } from "../src/host/problem.ts";
import type { SoftphoneLayout } from "../src/host/softphoneLayout.ts";

/** A page and an org that write down what they are asked to do, for the conformance cases. */
export interface StandIn {
  readonly page: Page;
  readonly org: Org;
  readonly done: string[];
  publish(channel: string, message: unknown): void;
}

export const settings: Readonly<Record<string, string>> = {
  "/reqGeneralInfo/reqInternalName": "DemoAdapter", "/reqGeneralInfo/reqDisplayName": "Demo Adapter", "/reqGeneralInfo/reqInternalName/label": "Internal Name",
  "/reqGeneralInfo/reqInternalName/sortOrder": "0.0", "/own/region": "north", "/own/label": "Our own",
};

const fields = [{ displayName: "Name", apiName: "Name" }];

export const layout: SoftphoneLayout = {
  Internal: { callRelatedFields: ["ANI"], objects: {}, screenPopSettings: {} },
  Inbound: {
    callRelatedFields: ["ANI", "DNIS", "SEGMENT", "QUEUE"],
    objects: { Contact: fields, Account: fields },
    screenPopSettings: {
      screenPopsOpenWithin: "ExistingWindow",
      NoMatch: { screenPopType: "PopToEntity", screenPopData: "Contact" },
      SingleMatch: { screenPopType: "PopToEntity" },
      MultipleMatches: { screenPopType: "PopToSearch" },
    },
  },
  Outbound: { callRelatedFields: ["DNIS"], objects: { Contact: fields, Account: fields }, screenPopSettings: {} },
};

export const records = {
  ada: { Id: "003000000000001AAA", Name: "Ada Lindqvist", LastModifiedDate: "2026-01-02T03:04:05.000+0000", AccountName: "Nordic Trams" },
  trams: { Id: "001000000000001AAA", Name: "Nordic Trams", LastModifiedDate: "2026-01-02T03:04:05.000+0000" },
};

/** Whoever pops this finds the user typing. */
export const whileTyping = "/003/e?typing=1";

/** Makes them anew, with nothing done yet. */
export function standIn(): StandIn {
  const done: string[] = [];
  const note = (words: string): void => void done.push(words);
  const channels = createChannels(note);
  return { done, page: createPage(note, channels), org: createOrg(note), publish: channels.deliver };
}

function createPage(note: (words: string) => void, channels: Channels): Page {
  const view: View = { url: `/lightning/r/Contact/${records.ada.Id}/view`, recordId: records.ada.Id, recordName: records.ada.Name, objectType: "Contact" };
  return {
    show: (target) => note(`show ${JSON.stringify(target)}`),
    showGently: (target) => {
      const isTyping = target.kind === "url" && target.url === whileTyping;
      note(`${isTyping ? "offer" : "show gently"} ${JSON.stringify(target)}`);
      return !isTyping;
    },
    addressOf: (target) => (target.kind === "record" ? `/${target.recordId}` : `/${target.kind}`),
    view: () => view,
    refresh: (list) => {
      note(list === undefined ? "refresh" : `refresh ${list}`);
      return true;
    },
    isConsole: () => false,
    panel: {
      isVisible: () => true,
      setVisible: (on) => note(`visible ${on}`),
      setHeight: (px) => note(`height ${px}`),
      setWidth: (px) => note(`width ${px}`),
      setLabel: (text) => note(`label ${text}`),
      setIcon: (name) => note(`icon ${name}`),
      setItemLabel: (text) => note(`itemLabel ${text}`),
      setItemIcon: (name) => note(`itemIcon ${name}`),
    },
    setClickToDial: (on) => note(`clickToDial ${on}`),
    channels,
    ready: () => note("ready"),
  };
}

function createChannels(note: (words: string) => void): Channels & { deliver(channel: string, message: unknown): void } {
  const listeners = new Map<string, (message: unknown) => void>();
  return {
    subscribe(channel, listener) {
      note(`subscribe ${channel}`);
      listeners.set(channel, listener);
      return () => {
        note(`unsubscribe ${channel}`);
        listeners.delete(channel);
      };
    },
    publish: (channel, message) => note(`publish ${channel} ${JSON.stringify(message)}`),
    deliver: (channel, message) => listeners.get(channel)?.(message),
  };
}

function createOrg(note: (words: string) => void): Org {
  const found = new Map([["Lindqvist", [{ object: "Contact", record: records.ada }]], ["Trams", [{ object: "Contact", record: records.ada }, { object: "Account", record: records.trams }]]]);
  return {
    search: async (terms, objects) => {
      note(`search ${terms.join("|")} in ${objects.map(({ object }) => object).join(",")}`);
      return found.get(terms[0] ?? "") ?? [];
    },
    create: async (object, values, isLenient) => {
      note(`create ${object} ${JSON.stringify(values)}${isLenient ? " without unknown fields" : ""}`);
      if (values["Status"] === "refused")
        throw new Problem("GENERIC_ERROR", "Status: bad value for restricted picklist field", [{ errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", fields: ["Status"] }]);
      return "00T000000000001AAA";
    },
    findCreated: async () => null,
    update: async (id, values, isLenient) => note(`update ${id} ${JSON.stringify(values)}${isLenient ? " without unknown fields" : ""}`),
    runApex: async (apexClass, method, parameters) => {
      note(`apex ${apexClass}.${method} ${JSON.stringify(parameters)}`);
      if (apexClass === "Missing") throw new Problem("SERVER_ERROR", "The Apex class Missing could not be loaded.");
      return parameters.map(([name, value]) => `${name} is ${value}`).join(", ");
    },
    directoryNumbers: async (isGlobal, callCenter, page, size) => {
      note(`directory ${isGlobal} ${callCenter ?? ""} ${page} ${size}`);
      return { directoryNumbers: [{ callCenterName: "DemoAdapter", name: "Front desk", phone: "100", description: "Ground floor" }], hasNext: false };
    },
  };
}

/** Tells targets apart in a test. */
export type { Target };
