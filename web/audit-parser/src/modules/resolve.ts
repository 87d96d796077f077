/** Whether an import from one file means another, as far as paths tell. */
export type Meaning = "surely" | "perhaps" | "no";

const ending = /\.(d\.ts|[cm]?[jt]sx?|es6)$/i;

/**
 * Compares where an import points with a file's path. `./cti` is looked up beside the importing file; `@/services/cti`, `c/cti` and others that
 * depend on settings mean every file whose path ends so.
 */
export function meaningOf(specifier: string, importer: string, file: string): Meaning {
  const target = withoutEnding(file);
  if (specifier.startsWith(".")) return isFile(withoutEnding(joined(importer, specifier)), target) ? "surely" : "no";
  const tail = withoutEnding(specifier.replace(/^(?:[@~#]?\/|[@~#][\w-]*\/|c\/|\/)/, ""));
  if (!specifier.includes("/") || tail.length < 3) return "no";
  return isFile(tail, target) || target.endsWith(`/${tail}`) || target.endsWith(`/${tail}/index`) || isBundle(tail, target)
    ? "perhaps"
    : "no";
}

function isFile(path: string, target: string): boolean {
  return target === path || target === `${path}/index`;
}

/** `c/cti` is `lwc/cti/cti.js`. */
function isBundle(name: string, target: string): boolean {
  return !name.includes("/") && target.endsWith(`lwc/${name}/${name}`);
}

function withoutEnding(path: string): string {
  return path.replace(ending, "");
}

function joined(importer: string, specifier: string): string {
  const parts = importer.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** The folder a file lies in. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
