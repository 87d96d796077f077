import { signal, type Signal } from "@preact/signals";
import type { PhonePop, PhoneRecord } from "@patchbay/phone/server/contracts";
import type { HostEvents, HostLink } from "../host/hostLink";
import type { HostRecord, PageMessage, PopTarget } from "../host/hostMessages";

type DialRequest = Parameters<HostEvents["dial"]>[0];
type ViewInfo = Extract<PageMessage, { type: "viewInfo" }>;

/** What the page around asks, handed to whoever has the phone at the moment. */
export interface PageTalkEvents {
  /** @param requestId The same for a request that is repeated. */
  dial(number: string, record: PhoneRecord | null, requestId: string): void;
  /** The phone in its own window, which gets everything instead; null when it is here. */
  elsewhere(): { say(message: PageMessage): void } | null;
}

/** Everything fits in this; the panel works in less. */
const wantedSize = { width: 340, height: 560 };

/** What is said with the page around, in the words of the phone. */
export class PageTalk {
  /** The record the page shows; null when it shows none. */
  readonly viewed: Signal<HostRecord | null> = signal(null);
  /** The link; null in a window of its own. */
  readonly link: Signal<HostLink | null> = signal(null);
  private readonly newId: () => string;
  private readonly events: PageTalkEvents;
  private readonly dialled = new Map<string, string>();

  constructor(newId: () => string, events: PageTalkEvents) {
    this.newId = newId;
    this.events = events;
  }

  /** Begins the conversation. */
  begin(connect: (events: HostEvents) => HostLink): HostLink {
    const link = connect({ dial: (message) => this.dial(message), view: (message) => this.view(message) });
    link.send({ type: "resize", ...wantedSize });
    this.link.value = link;
    return link;
  }

  /** Shows a record. */
  showRecord(record: PhoneRecord): void {
    this.pop({ kind: "record", object: record.objectName, recordId: record.id });
  }

  /** Opens a form for a new record. */
  createRecord(object: string, number: string | null): void {
    this.pop(newRecord(object, number));
  }

  /** Shows what the server asks for. @param shown Called when the page did. */
  showPop(pop: PhonePop, shown: () => void): void {
    if (pop.kind === "picker") return shown();
    const target = targetOf(pop);
    if (target !== null) this.link.value?.pop(pop.popId, target, shown);
  }

  private pop(target: PopTarget): void {
    this.link.value?.pop(this.newId(), target, () => undefined);
  }

  private dial(message: DialRequest): void {
    const elsewhere = this.events.elsewhere();
    if (elsewhere !== null) return elsewhere.say(message);
    const requestId = this.dialled.get(message.id) ?? this.newId();
    this.dialled.set(message.id, requestId);
    this.link.value?.send({ type: "open" });
    const { record } = message;
    this.events.dial(message.number, record && { objectName: record.object, id: record.recordId, name: record.name, detail: "" }, requestId);
  }

  private view(message: ViewInfo): void {
    this.events.elsewhere()?.say(message);
    const { object, recordId, name } = message;
    this.viewed.value = object === null || recordId === null ? null : { object, recordId, name: name ?? recordId };
  }
}

/** What the page is asked to show; null for what a page cannot. */
function targetOf(pop: PhonePop): PopTarget | null {
  const target = placeless(pop);
  return target !== null && pop.inPlace ? { ...target, inPlace: true } : target;
}

function placeless(pop: PhonePop): PopTarget | null {
  const { kind, objectName, recordId, target } = pop;
  switch (kind) {
    case "record":
      return objectName === null || recordId === null ? null : { kind, object: objectName, recordId };
    case "new":
      return objectName === null ? null : newRecord(objectName, pop.phone, valuesOf(pop));
    case "search":
      return target === null ? null : { kind, text: target };
    case "flow":
      return target === null ? null : { kind, name: target, arguments: valuesOf(pop) };
    case "url":
      // Nothing outside the org: a rule may be edited by more people than may choose where agents land.
      return target === null || !/^\/(?!\/)/.test(target) ? null : { kind, url: target };
    case "picker":
      return null;
    default:
      return kind satisfies never;
  }
}

function valuesOf(pop: PhonePop): Record<string, string> {
  return Object.fromEntries(pop.fields.map((field) => [field.name, field.value]));
}

function newRecord(object: string, number: string | null, fields: Readonly<Record<string, string>> = {}): PopTarget {
  const phone = number === null || Object.values(fields).includes(number) ? {} : { Phone: number };
  return { kind: "new", object, defaults: { ...phone, ...fields } };
}
