import type { Node } from "../script/nodes.ts";
import { lastName, parentPath } from "../surface/surface.ts";
import { isOnlyTested } from "../uses/existence.ts";
import type { Flow } from "../uses/flow.ts";
import type { FaultRule } from "./faultRule.ts";

const ofEveryObject = new Set([
  "hasOwnProperty",
  "toString",
  "constructor",
  "prototype",
  "valueOf",
  "propertyIsEnumerable",
  "length",
  "name",
]);

/** A member is read that the API does not have. Who asks first whether it is there may know the API better than we do, unless the name is a common mistake. */
export const unknownMember: FaultRule = ({ flow }) => {
  const real = new Set<Node>(flow.reads.filter((read) => flow.surface.isUse(read.path)).map((read) => read.node));
  const asked = new Set(flow.reads.filter((read) => isOnlyTested(read.node)).map((read) => read.path));
  return flow.reads.flatMap((read) => {
    const isFault =
      flow.surface.isAbsent(read.path) &&
      read.sure &&
      !real.has(read.node) &&
      !isOnlyTested(read.node) &&
      !ofEveryObject.has(lastName(read.path)) &&
      !isWritten(flow, lastName(read.path));
    const isGuarded = asked.has(read.path);
    if (!isFault || (isGuarded && !flow.surface.isCommonMistake(read.path))) return [];
    const meant = flow.surface.meant(read.path);
    const evidence = `${read.path} does not exist${meant === undefined ? "" : `; ${meant} does`}`;
    return [{ rule: ruleOf(flow, read.path, isGuarded), start: read.node.start, api: read.path, evidence }];
  });
};

function ruleOf(flow: Flow, path: string, isGuarded: boolean): string {
  if (flow.surface.namespace(parentPath(path))?.constants === true) return "fault.unknown-constant";
  return isGuarded ? "fault.guarded-member" : "fault.unknown-member";
}

/** The file hangs a member of its own on the API. */
function isWritten(flow: Flow, name: string): boolean {
  return (flow.index.membersByName.get(name) ?? []).some((one) => one.parent?.type === "AssignmentExpression" && one.parent.left === one);
}
