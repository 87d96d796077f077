import { isWrapping, keyName, type Node } from "../script/nodes.ts";
import type { Member } from "../surface/surface.ts";
import type { Flow } from "../uses/flow.ts";

/** A call of a method of the API. */
export interface ApiCall {
  readonly member: Member;
  /** The expression that names the method. */
  readonly callee: Node;
  readonly call: Node;
  readonly given: readonly Node[];
  readonly sure: boolean;
}

/** The calls of listed methods, in the order of the text. Where two APIs may be meant, both calls are listed and neither is sure. */
export function apiCallsIn(flow: Flow): ApiCall[] {
  const found: ApiCall[] = [];
  for (const [node, values] of flow.values) {
    const paths = values.filter((value) => value.layers.length === 0 && flow.surface.member(value.path)?.kind === "method");
    const place = paths.length > 0 ? calledBy(node) : undefined;
    if (place === undefined) continue;
    const distinct = new Set(paths.map((one) => one.path));
    for (const path of distinct) {
      const member = flow.surface.member(path);
      if (member !== undefined)
        found.push({ member, callee: node, ...place, sure: distinct.size === 1 && paths.some((one) => one.path === path && one.sure) });
    }
  }
  return found.sort((one, other) => one.call.start - other.call.start);
}

function calledBy(node: Node): { call: Node; given: readonly Node[] } | undefined {
  let at = node;
  while (at.parent !== undefined && isWrapping(at.parent)) at = at.parent;
  const parent = at.parent;
  if (parent?.type === "CallExpression" && parent.callee === at) return { call: parent, given: parent.arguments ?? [] };
  const outer = parent?.parent;
  if (
    parent?.type === "MemberExpression" &&
    parent.object === at &&
    outer?.type === "CallExpression" &&
    outer.callee === parent &&
    keyName(parent) === "call"
  )
    return { call: outer, given: outer.arguments?.slice(1) ?? [] };
  return undefined;
}
