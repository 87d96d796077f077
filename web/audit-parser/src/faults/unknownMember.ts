import type { Node } from "../script/nodes.ts";
import { lastName } from "../surface/surface.ts";
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

/** A member is read that the API does not have. Who asks first whether it is there has thought of that. */
export const unknownMember: FaultRule = ({ flow }) => {
  const real = new Set<Node>(flow.reads.filter((read) => flow.surface.isUse(read.path)).map((read) => read.node));
  const asked = new Set(flow.reads.filter((read) => isOnlyTested(read.node)).map((read) => read.path));
  return flow.reads.flatMap((read) => {
    const isFault =
      flow.surface.isAbsent(read.path) &&
      read.sure &&
      !real.has(read.node) &&
      !asked.has(read.path) &&
      !ofEveryObject.has(lastName(read.path)) &&
      !isWritten(flow, lastName(read.path));
    if (!isFault) return [];
    const meant = flow.surface.meant(read.path);
    return [
      {
        rule: "fault.unknown-member",
        start: read.node.start,
        api: read.path,
        evidence: `${read.path} does not exist${meant === undefined ? "" : `; ${meant} does`}`,
      },
    ];
  });
};

/** The file hangs a member of its own on the API. */
function isWritten(flow: Flow, name: string): boolean {
  return (flow.index.membersByName.get(name) ?? []).some((one) => one.parent?.type === "AssignmentExpression" && one.parent.left === one);
}
