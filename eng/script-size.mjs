// Measures the functions of TypeScript and JavaScript as SizeRule measures the methods of C#. The parser is the bundler's own.
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

const stop = 60;
const usual = 30;
const notOurs = new Set([".git", "artifacts", "node_modules", "dist", "bin", "obj", "test-results", "data"]);

/**
 * Loads the parser that the web workspaces installed.
 * @param {string} web Folder of the workspaces.
 * @returns {Promise<(path: string, text: string) => object>} Parses one file into its tree.
 */
export async function loadParser(web) {
  const resolve = createRequire(join(web, "package.json")).resolve;
  const vite = createRequire(resolve("vite/package.json")).resolve;
  const { parseSync } = await import(pathToFileURL(vite("rolldown/utils")));
  return (path, text) => {
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
    return program;
  };
}

/**
 * Measures every function of a file that is not just an argument of another call: a test's callback is a test, not a method.
 * @param {(path: string, text: string) => object} parse The parser.
 * @param {string} path The file; its ending tells the language.
 * @param {string} text All of it.
 * @returns {{ path: string, line: number, name: string, lines: number }[]} The functions.
 */
export function measure(parse, path, text) {
  const starts = lineStarts(text);
  const found = [];
  walk(parse(path, text), undefined, (node, parent) => {
    if (!isFunction(node) || parent?.type === "CallExpression" || !node.body) return;
    const [first, last] = [lineOf(starts, node.start), lineOf(starts, node.end - 1)];
    found.push({ path, line: first, name: nameOf(node, parent), lines: last - first + 1 });
  });
  return found;
}

/**
 * Compares functions with the budget.
 * @param {ReturnType<typeof measure>} functions All functions.
 * @returns {string[]} What is too long.
 */
export function check(functions) {
  const tell = ({ path, line, name, lines }) => `${path}:${line}: ${name} has ${lines} lines`;
  const over = functions.filter(({ lines }) => lines > stop).map((one) => `${tell(one)}; no one may have more than ${stop}`);
  const long = functions.filter(({ lines }) => lines >= usual);
  if (long.length * 10 <= functions.length) return over;
  const longest = long.sort((a, b) => b.lines - a.lines).slice(0, 10).map(tell);
  return [...over, `${long.length} of ${functions.length} have ${usual} lines or more; one in ten may: ${longest.join(", ")}`];
}

/**
 * Measures the scripts of the repository.
 * @param {string} root The repository.
 * @returns {Promise<ReturnType<typeof measure>>} Their functions.
 */
export async function measureRepository(root) {
  const parse = await loadParser(join(root, "web"));
  return scripts(root).flatMap((path) => measure(parse, relative(root, path), readFileSync(path, "utf8")));
}

function scripts(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : scripts(path);
    return entry.isFile() && /\.(tsx?|m?js)$/.test(entry.name) ? [path] : [];
  });
}

function walk(node, parent, visit) {
  visit(node, parent);
  for (const child of Object.values(node).flat()) {
    if (child && typeof child === "object" && typeof child.type === "string") walk(child, node, visit);
  }
}

const isFunction = ({ type }) => type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";

const nameOf = (node, parent) => node.id?.name ?? parent?.key?.name ?? parent?.id?.name ?? "function";

function lineStarts(text) {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function lineOf(starts, offset) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
