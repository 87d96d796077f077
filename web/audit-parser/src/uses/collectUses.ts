import type { Confidence, FoundUse, How } from "../seam/messages.ts";
import { calledName } from "../calls/surroundings.ts";
import { isNode, isWrapping, keyName, literalText, unwrapped, type Node } from "../script/nodes.ts";
import { lastName, parentPath } from "../surface/surface.ts";
import type { Flow, Read } from "./flow.ts";
import type { Keys } from "./keys.ts";
import { isOnlyTested } from "./existence.ts";
import type { Value } from "./value.ts";

/** Names that many other things have too: they need a sure way back to the API. */
const common = new Set([
  "subscribe",
  "unsubscribe",
  "publish",
  "refreshPage",
  "isVisible",
  "setVisible",
  "onFocus",
  "getPageInfo",
  "fireEvent",
  "addEventListener",
  "removeEventListener",
  "closeTab",
]);

/**
 * Makes uses of what was read. One use is one expression that reads one member. A read that only asks whether the member is there is no
 * use beside another read of it; alone it is a possible one. A wrapper that forwards a name counts at each call that hands the name in.
 */
export function collectUses(flow: Flow, keys: Keys, weakened: boolean): FoundUse[] {
  const direct = settled(flow.reads).filter(
    (read) => flow.surface.isUse(read.path) && (read.sure || !common.has(lastName(read.path)) || isSpelt(read.node)),
  );
  const isMethod = (read: Read): boolean => flow.surface.namespace(parentPath(read.path))?.constants !== true;
  const used = new Set(direct.filter((read) => !isOnlyTested(read.node)).map((read) => read.path));
  const tested = direct.filter((read) => isOnlyTested(read.node) && !used.has(read.path));
  const uses = direct.filter((read) => !isOnlyTested(read.node)).map((read) => useOf(read, confidenceOf(read), isMethod(read)));
  const onlyTested = [...new Map(tested.reverse().map((read) => [read.path, read])).values()].map((read) =>
    useOf(read, "possible", isMethod(read)),
  );
  return unique([...uses, ...onlyTested, ...forwarded(flow, keys), ...handed(flow, keys)]).map((use) =>
    weakened ? { ...use, confidence: weaker(use.confidence) } : use,
  );
}

/** The expression itself names the part of the API: `x.sforce.opencti.publish`. */
function isSpelt(node: Node): boolean {
  for (let at: Node | undefined = node.object; at !== undefined; at = at.object) {
    const name = keyName(at) ?? "";
    if (name === "opencti" || name === "interaction" || name === "console") return true;
  }
  return false;
}

/** Where an expression surely reads one member, what it may read by way of a property's name does not count. */
function settled(reads: readonly Read[]): readonly Read[] {
  const sure = new Set(reads.filter((read) => read.sure).map((read) => read.node));
  return reads.filter((read) => read.sure || !sure.has(read.node));
}

function confidenceOf(read: Read): Confidence {
  return read.sure && read.how !== "global" ? "certain" : "probable";
}

function useOf(read: Read, confidence: Confidence, isMethod: boolean): FoundUse {
  return {
    api: read.path,
    start: read.node.start,
    end: read.node.end,
    confidence,
    how: isMethod && isHandedOn(read.node) ? "adapter" : read.how,
  };
}

/** The method itself is handed to another function, as promise adapters take it. */
function isHandedOn(node: Node): boolean {
  let at = node;
  while (at.parent !== undefined && isWrapping(at.parent)) at = at.parent;
  return at.parent?.type === "CallExpression" && at.parent.callee !== at;
}

function forwarded(flow: Flow, keys: Keys): FoundUse[] {
  return flow.open.flatMap(({ node, value }) => {
    const found = node.property ? keys.of(node.property) : [];
    const known = found.filter((key) => flow.surface.isUse(`${value.path}.${key.name}`));
    if (known.length === 0 && found.length === 0)
      return flow.surface.namespace(value.path)?.constants === true ? [someConstant(node, value)] : guessed(flow, value.path);
    return known.map((key): FoundUse => {
      const at = key.at === node.property ? node : key.at;
      const how: How = key.isForwarded && at !== node ? "wrapper" : "computed";
      return {
        api: `${value.path}.${key.name}`,
        start: at.start,
        end: at.end,
        confidence: value.sure ? (how === "wrapper" ? "probable" : "certain") : "possible",
        how,
      };
    });
  });
}

/** A function of another file forwards the name that it is called with. */
function handed(flow: Flow, keys: Keys): FoundUse[] {
  return flow.handed.flatMap(({ call, value }) => {
    const [, at, key] = (value.layers[0] ?? "").split(" ");
    const argument = call.arguments?.[Number(at)];
    const given = argument && key ? propertyOf(unwrapped(argument), key) : argument;
    return (given === undefined ? [] : keys.of(given)).flatMap(({ name }): FoundUse[] => {
      const api = `${value.path}.${name}`;
      if (!flow.surface.isUse(api)) return [];
      return [{ api, start: call.start, end: call.end, confidence: value.sure ? "probable" : "possible", how: "wrapper" }];
    });
  });
}

function propertyOf(literal: Node, name: string): Node | undefined {
  const value = (literal.properties ?? []).find((one) => keyName(one) === name)?.value;
  return isNode(value) ? value : undefined;
}

/** A constant whose name only the run tells counts as a use of the whole set. */
function someConstant(node: Node, value: Value): FoundUse {
  return { api: value.path, start: node.start, end: node.end, confidence: value.sure ? "probable" : "possible", how: "computed" };
}

/** Nothing tells which names are forwarded: texts of the file that are names of members are possible uses. */
function guessed(flow: Flow, path: string): FoundUse[] {
  return flow.index.strings.flatMap((one): FoundUse[] => {
    const name = literalText(one);
    const api = `${path}.${name ?? ""}`;
    if (name === undefined || common.has(name) || flow.surface.member(api)?.kind !== "method" || !isName(one)) return [];
    return [{ api, start: one.start, end: one.end, confidence: "possible", how: "wrapper" }];
  });
}

const forwarding = /call|invoke|send|post|request|run|exec|dispatch|perform|api|cti|sforce|promis/i;
const naming = /^(method|methodName|name|action|api|apiName|command|cmd|function|fn|func|type)$/i;

/** A text in the place of a name: what a forwarding function is called with, or a property that holds names. */
function isName(literal: Node): boolean {
  const parent = literal.parent;
  if (parent?.type === "Property") return unwrapped(parent.value as Node) === literal && naming.test(keyName(parent) ?? "");
  return parent?.type === "CallExpression" && parent.arguments?.[0] === literal && forwarding.test(calledName(parent) ?? "");
}

function unique(uses: readonly FoundUse[]): FoundUse[] {
  const byPlace = new Map<string, FoundUse>();
  for (const use of uses) {
    const key = `${use.start}|${use.api}`;
    const known = byPlace.get(key);
    if (known === undefined || rank(use.confidence) > rank(known.confidence)) byPlace.set(key, use);
  }
  return [...byPlace.values()];
}

function rank(confidence: Confidence): number {
  return confidence === "certain" ? 2 : confidence === "probable" ? 1 : 0;
}

function weaker(confidence: Confidence): Confidence {
  return confidence === "certain" ? "probable" : "possible";
}
