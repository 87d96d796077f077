/** The text with everything but line ends turned to spaces, so that offsets stay true. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

/** The text with one stretch replaced by something no longer; the rest of the stretch becomes spaces. */
export function cover(text: string, start: number, end: number, by: string): string {
  const old = text.slice(start, end);
  return text.slice(0, start) + by + blank(old.slice(by.length)) + text.slice(end);
}

const merge = /\{!/g;

/**
 * Replaces the merge fields of a Visualforce page, `{!…}`, by names of the same length, so that script around them can be read and
 * positions hold. Line ends inside a field stay.
 */
export function hideMergeFields(text: string): string {
  const parts: string[] = [];
  let done = 0;
  merge.lastIndex = 0;
  for (let hit = merge.exec(text); hit !== null; hit = merge.exec(text)) {
    const end = endOfField(text, hit.index + 2);
    if (end < 0) continue;
    parts.push(text.slice(done, hit.index), placeholder(text.slice(hit.index, end)));
    done = end;
    merge.lastIndex = end;
  }
  parts.push(text.slice(done));
  return parts.join("");
}

function placeholder(field: string): string {
  const firstLine = field.search(/[\r\n]/);
  return firstLine < 0 ? "$".repeat(field.length) : "$".repeat(firstLine) + blank(field.slice(firstLine));
}

/** Where a merge field ends, or -1. Braces inside quotes do not count; an unclosed quote is taken as plain text. */
function endOfField(text: string, from: number): number {
  const plain = text.indexOf("}", from);
  if (plain < 0) return -1;
  let quote = "";
  for (let at = from; at < text.length && at < from + 2_000; at++) {
    const unit = text[at] ?? "";
    if (quote !== "") {
      if (unit === "\\") at++;
      else if (unit === quote) quote = "";
    } else if (unit === "'" || unit === '"') quote = unit;
    else if (unit === "}") return at + 1;
  }
  return plain + 1;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", "#34": '"', nbsp: " " };

/** Resolves the character references of markup inside script, each run of them padded with spaces to its old length. */
export function resolveEntities(text: string): string {
  return text.replace(/(?:&(?:amp|lt|gt|quot|apos|nbsp|#39|#34);)+/g, (run) =>
    run.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? "").padEnd(run.length),
  );
}
