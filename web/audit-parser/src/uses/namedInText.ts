import type { FoundUse } from "../seam/messages.ts";
import { calledName } from "../calls/surroundings.ts";
import { literalText, type Node } from "../script/nodes.ts";
import type { ProgramIndex } from "../script/programIndex.ts";
import type { Surface } from "../surface/surface.ts";

/** What a component's script names by text: fields it imports from the schema, components it creates. */
export function namedInText(index: ProgramIndex, surface: Surface): FoundUse[] {
  return index.strings.flatMap((one) => {
    const text = literalText(one);
    const api = text === undefined ? undefined : (schemaField(one, text, surface) ?? createdComponent(one, text, surface));
    return api === undefined ? [] : [{ api, start: one.start, end: one.end, confidence: "certain" as const, how: "markup" as const }];
  });
}

/** `import TYPE from "@salesforce/schema/Task.CallType"` */
function schemaField(node: Node, text: string, surface: Surface): string | undefined {
  if (node.parent?.type !== "ImportDeclaration" || !text.startsWith("@salesforce/schema/")) return undefined;
  const name = text.slice("@salesforce/schema/".length).toLowerCase();
  const field = surface.file.fields.find((one) => one.onlyValue === undefined && one.api.toLowerCase() === name);
  return field?.api ?? surface.file.sobjects.find((one) => one.object.toLowerCase() === name.split(".")[0])?.api;
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
