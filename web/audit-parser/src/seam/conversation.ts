import { LineMap } from "../text/lineMap.ts";
import { Surface } from "../surface/surface.ts";
import { languages, type Found, type Hello, type Reply, type Request } from "./messages.ts";
import { readText } from "./readText.ts";

/** Answers lines: first a greeting with the surface, then one text each. */
export class Conversation {
  private surface: Surface | undefined;

  /** The answer to one line. Never throws; a line that is no message is answered with what is wrong with it. */
  answer(line: string): string {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch (error) {
      return JSON.stringify({ id: null, couldNotRead: `no JSON: ${error instanceof Error ? error.message : ""}` });
    }
    if (isHello(message)) {
      this.surface = new Surface(message.surface);
      return JSON.stringify({ hello: 1, languages });
    }
    if (!isRequest(message)) return JSON.stringify({ id: null, couldNotRead: "no request" });
    if (this.surface === undefined)
      return JSON.stringify({ id: message.id, uses: [], faults: [], facts: [], couldNotRead: "the surface has not been given" });
    return JSON.stringify(replyTo(message, readText(this.surface, message)));
  }
}

/** The reply, with lines and columns in the order of the text. */
export function replyTo(request: Request, found: Found): Reply {
  const lines = new LineMap(request.text);
  const ordered = <Item extends { readonly start: number }>(items: readonly Item[]): Item[] =>
    [...items].sort((one, other) => one.start - other.start || (nameOf(one) < nameOf(other) ? -1 : 1));
  return {
    id: request.id,
    uses: ordered(found.uses).map(({ api, start, end, confidence, how, apiVersion }) => {
      const last = lines.at(end);
      return {
        api,
        ...lines.at(start),
        endLine: last.line,
        endColumn: last.column,
        confidence,
        how,
        ...(apiVersion === undefined ? {} : { apiVersion }),
      };
    }),
    faults: ordered(found.faults).map(({ start, ...fault }) => ({ ...fault, ...lines.at(start) })),
    facts: ordered(found.facts).map(({ start, ...fact }) => ({ ...fact, ...lines.at(start) })),
    ...(found.handsOut.length === 0 ? {} : { handsOut: found.handsOut }),
    couldNotRead: found.couldNotRead,
  };
}

function nameOf(found: object): string {
  const item = found as { readonly api?: string; readonly rule?: string; readonly value?: string };
  return `${item.rule ?? ""}${item.api ?? ""}${item.value ?? ""}`;
}

function isHello(message: unknown): message is Hello {
  return typeof message === "object" && message !== null && (message as { hello?: unknown }).hello === 1;
}

function isRequest(message: unknown): message is Request {
  if (typeof message !== "object" || message === null) return false;
  const { id, path, language, text } = message as Partial<Request>;
  return typeof id === "number" && typeof path === "string" && typeof text === "string" && typeof language === "string";
}
