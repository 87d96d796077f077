import { blank, hideMergeFields, resolveEntities } from "../text/blank.ts";
import { attributeOf, type Element } from "./elements.ts";

/** A stretch of a page that holds script, readied for a script parser without changing its length. */
export interface ScriptPiece {
  readonly start: number;
  readonly code: string;
  readonly kind: "classic" | "module" | "typed";
}

const notScript = /json|template|handlebars|html|mustache|text\/x-|glsl|importmap|babel\/no/i;
const handler = /^(on[a-z]+|@[\w.:-]+|v-on:[\w.:-]+|\([\w.]+\)|ng-(click|init|change|submit)|x-(init|data|on:[\w.]+))$/i;

/** The script of one element: its content, its event handlers, its javascript: addresses. */
export function piecesOf(text: string, element: Element, isVisualforce: boolean): ScriptPiece[] {
  const pieces: ScriptPiece[] = [];
  const ready = (code: string): string => (isVisualforce ? hideMergeFields(code) : code);
  if (element.content !== undefined && element.name.toLowerCase() === "script") {
    const type = attributeOf(element, "type") ?? "";
    if (!notScript.test(type))
      pieces.push({
        start: element.content.start,
        code: withoutCdata(ready(text.slice(element.content.start, element.content.end)), isVisualforce),
        kind: kindOf(element, type),
      });
  }
  for (const one of element.attributes) {
    if (/^javascript:/i.test(one.value))
      pieces.push({ start: one.start, code: ready(resolveEntities("           " + one.value.slice(11))), kind: "classic" });
    else if (handler.test(one.name) && one.value.length > 3 && !/^\{[!{#]|^\{!/.test(one.value))
      pieces.push({ start: one.start, code: ready(resolveEntities(one.value)), kind: "classic" });
  }
  return pieces;
}

function kindOf(element: Element, type: string): ScriptPiece["kind"] {
  if (/typescript|^ts$/i.test(attributeOf(element, "lang") ?? "") || /typescript/i.test(type)) return "typed";
  return /module/i.test(type) || attributeOf(element, "setup") !== undefined ? "module" : "classic";
}

function withoutCdata(code: string, isVisualforce: boolean): string {
  const open = code.replace(/<!\[CDATA\[|\]\]>/g, blank);
  return isVisualforce && /&(amp|lt|gt|quot);/.test(open) ? resolveEntities(open) : open;
}

/** A text as long as the page with nothing in it but these pieces, each where it stands. */
export function layOut(text: string, pieces: readonly ScriptPiece[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const piece of [...pieces].sort((one, other) => one.start - other.start)) {
    if (piece.start < done) continue;
    const gap = blank(text.slice(done, piece.start));
    parts.push(gap.length > 0 && !/[\r\n]$/.test(gap) ? gap.slice(0, -1) + ";" : gap, piece.code);
    done = piece.start + piece.code.length;
  }
  return parts.join("");
}

/** Hides the marks of server-side templates, which stand in script without being script. */
export function hideTemplateMarks(code: string): string {
  return code
    .replace(/<%=[\s\S]*?%>|\{\{[\s\S]*?\}\}|<\?=[\s\S]*?\?>|@\{[^}]*\}/g, (mark) =>
      ("$".repeat(mark.length) + "").replace(/\$/g, (one, at: number) => (/[\r\n]/.test(mark[at] ?? "") ? (mark[at] ?? one) : one)),
    )
    .replace(/<%[\s\S]*?%>|\{%[\s\S]*?%\}|<\?[\s\S]*?\?>/g, blank);
}
