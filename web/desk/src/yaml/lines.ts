import type { Splice } from "./splice";

/** A new line below the one in which a place stands, behind that one's comment. */
export function newLine(text: string, below: number, line: string, newline: string): Splice {
  const at = lineEnd(text, below);
  return at > 0 && text[at - 1] === "\n" ? { from: at, to: at, insert: line + newline } : { from: at, to: at, insert: newline + line };
}

/** The ends of lines that a text has. */
export function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the next line begins. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function indentAt(text: string, offset: number): string {
  return " ".repeat(columnOf(text, offset));
}

/** Where the dash of a list's item stands. */
export function dashBefore(text: string, offset: number): number {
  return text.lastIndexOf("-", offset - 1);
}
