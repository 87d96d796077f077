/** An attribute; `start` is where its value begins, inside the quotes. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
}

/** An opening tag, and for script what stands between it and the closing tag. */
export interface Element {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
  readonly content?: { readonly start: number; readonly end: number };
}

const opening = /<(?:!--|!\[CDATA\[|\?|%|([A-Za-z][^\s/>"'<]*))/g;
const attribute = /\s*([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]{0,200000})"|'([^']{0,200000})'|((?:\{[^}]*\}|[^\s>"'])+)))?|\s*([\s/"'])/y;
const raw = new Set(["script", "style", "apex:stylesheet"]);

/**
 * Reads the tags of HTML, Visualforce, Aura and Lightning web component markup with their places. Names keep their case. What is not
 * well-formed is passed over: pages in the field are seldom exact.
 */
export function elementsOf(text: string): Element[] {
  const found: Element[] = [];
  opening.lastIndex = 0;
  for (let hit = opening.exec(text); hit !== null; hit = opening.exec(text)) {
    const name = hit[1];
    if (name === undefined) {
      opening.lastIndex = endOfAside(text, hit.index, hit[0]);
      continue;
    }
    const element = readElement(text, hit.index, name);
    found.push(element);
    opening.lastIndex = element.content?.end ?? element.end;
  }
  return found;
}

function endOfAside(text: string, start: number, mark: string): number {
  if (mark === "<![CDATA[") return start + mark.length;
  const close = mark === "<!--" ? "-->" : mark === "<?" ? "?>" : "%>";
  const end = text.indexOf(close, start + mark.length);
  return end < 0 ? start + mark.length : end + close.length;
}

function readElement(text: string, start: number, name: string): Element {
  const attributes: Attribute[] = [];
  let at = start + 1 + name.length;
  while (at < text.length && text[at] !== ">" && !(text[at] === "/" && text[at + 1] === ">")) {
    attribute.lastIndex = at;
    const hit = attribute.exec(text);
    if (hit === null || hit[0].length === 0) break;
    at = attribute.lastIndex;
    const value = hit[2] ?? hit[3] ?? hit[4];
    if (hit[1] !== undefined)
      attributes.push({
        name: hit[1],
        value: value ?? "",
        start: at - (value?.length ?? 0) - (hit[4] === undefined && value !== undefined ? 1 : 0),
      });
  }
  const isClosed = text[at] === "/";
  const end = at < text.length ? at + (isClosed ? 2 : 1) : at;
  const element = { name, start, end, attributes };
  return !isClosed && raw.has(name.toLowerCase()) ? { ...element, content: contentOf(text, end, name) } : element;
}

function contentOf(text: string, start: number, name: string): { start: number; end: number } {
  const close = new RegExp(`</\\s*${name}\\s*>`, "gi");
  close.lastIndex = start;
  const hit = close.exec(text);
  return { start, end: hit?.index ?? text.length };
}

/** The value of an attribute, whatever the case of its name. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attributes.find((one) => one.name.toLowerCase() === name)?.value;
}
