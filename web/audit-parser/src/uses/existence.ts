import { identifierName, isWrapping, type Node } from "../script/nodes.ts";

const comparing = new Set(["==", "===", "!=", "!==", "in", "instanceof"]);

/** Whether an expression is only looked at for being there: under typeof or !, compared, or tested by if, && and ?:. */
export function isOnlyTested(node: Node): boolean {
  let at = node;
  while (at.parent !== undefined && isWrapping(at.parent)) at = at.parent;
  const parent = at.parent;
  switch (parent?.type) {
    case "UnaryExpression":
      return parent.operator === "typeof" || parent.operator === "!" || parent.operator === "void";
    case "BinaryExpression":
      return comparing.has(parent.operator ?? "") && isPlain(parent.left === at ? parent.right : parent.left);
    case "IfStatement":
    case "ConditionalExpression":
    case "WhileStatement":
      return parent.test === at;
    case "LogicalExpression":
      return (parent.operator === "&&" && parent.left === at) || (parent.operator === "&&" && isOnlyTested(parent));
    default:
      return false;
  }
}

/** Comparing with undefined, null or a text such as "function" asks whether it is there. */
function isPlain(other: Node | undefined): boolean {
  if (other === undefined) return false;
  return other.type === "Literal"
    ? other.value === null
    : identifierName(other) === "undefined" || (other.type === "UnaryExpression" && other.operator !== "-");
}
