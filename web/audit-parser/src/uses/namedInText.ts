import type { FoundUse } from "../seam/messages.ts";
import { calledName } from "../calls/surroundings.ts";
import { enclosingFunction, literalText, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";
import type { Surface } from "../surface/surface.ts";
import type { Callees } from "./callees.ts";

/** What script names by text: fields it imports from the schema, components it creates, paths that a function of its own walks. */
export function namedInText(index: ProgramIndex, surface: Surface, callees: Callees): FoundUse[] {
  return index.strings.flatMap((one): FoundUse[] => {
    const text = literalText(one);
    if (text === undefined) return [];
    const { start, end } = one;
    const api = schemaField(one, text, surface) ?? listedField(one, text, surface, index) ?? createdComponent(one, text, surface);
    if (api !== undefined) return [{ api, start, end, confidence: "certain", how: "markup" }];
    const path = walkedPath(one, text, surface, index, callees);
    return path === undefined ? [] : [{ api: path, start, end, confidence: "probable", how: "wrapper" }];
  });
}

/** `run("sforce.console.cti.fireOnCallEnd", …)` where `run` takes the path apart at its dots to find the function. */
function walkedPath(node: Node, text: string, surface: Surface, index: ProgramIndex, callees: Callees): string | undefined {
  const path = text.replace(/^(window|parent|top|self)\./, "");
  const call = node.parent;
  if (!path.startsWith("sforce.") || !surface.isUse(path) || call?.type !== "CallExpression" || call.arguments?.includes(node) !== true)
    return undefined;
  const walks = callees
    .reachedBy(call)
    .some(({ target }) => index.calls.some((one) => splitsAtDots(one) && enclosingFunction(one) === target));
  return walks ? path : undefined;
}

function splitsAtDots(call: Node): boolean {
  return calledName(call) === "split" && literalText(call.arguments?.[0]) === ".";
}

/** `import TYPE from "@salesforce/schema/Task.CallType"` */
function schemaField(node: Node, text: string, surface: Surface): string | undefined {
  if (node.parent?.type !== "ImportDeclaration" || !text.startsWith("@salesforce/schema/")) return undefined;
  const name = text.slice("@salesforce/schema/".length).toLowerCase();
  const field = surface.file.fields.find((one) => one.api.toLowerCase() === name);
  return field?.api ?? surface.file.sobjects.find((one) => one.object.toLowerCase() === name.split(".")[0])?.api;
}

/** `["Task.CallType"]` in a component that reads records. */
function listedField(node: Node, text: string, surface: Surface, index: ProgramIndex): string | undefined {
  if (node.parent?.type !== "ArrayExpression") return undefined;
  const field = surface.file.fields.find((one) => one.api.toLowerCase() === text.toLowerCase())?.api;
  const reads = (one: Node): boolean => one.parent?.type === "ImportDeclaration" && /^lightning\/ui\w+Api$/.test(literalText(one) ?? "");
  return field !== undefined && index.strings.some(reads) ? field : undefined;
}

/** `$A.createComponent("lightning:clickToDial", …)`, and what helpers around it are called. */
function createdComponent(node: Node, text: string, surface: Surface): string | undefined {
  const api = surface.file.markup.find((one) => one.api.toLowerCase() === text.toLowerCase())?.api;
  for (let at = node.parent; api !== undefined && at !== undefined; at = at.parent) {
    if (at.type === "CallExpression") return /create\w*(cmp|component|element)/i.test(calledName(at) ?? "") ? api : undefined;
    if (at.type !== "ArrayExpression") return undefined;
  }
  return undefined;
}
