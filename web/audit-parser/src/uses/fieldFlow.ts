import { identifierName, keyName, unwrapped, type Node } from "../script/nodes.ts";
import type { Flow } from "./flow.ts";
import type { Value } from "./value.ts";

const never = new Set(["exports", "default", "prototype", "constructor", "value", "then", "callback", "__esModule", "module"]);

/**
 * Follows values through properties, by the property's name: what is put into `this.cti` comes out of every `.cti` of the file.
 * Surely so when both stand on the same object; by a name of one or two letters, as minifiers give, only then.
 */
export class FieldFlow {
  private readonly flow: Flow;

  constructor(flow: Flow) {
    this.flow = flow;
  }

  /** A property written by assignment: `this.cti = …`, `App.cti = …`. */
  assign(member: Node, value: Value): void {
    const name = keyName(member);
    if (name !== undefined && member.object) this.everywhere(name, [this.identityOf(member.object)], value, member);
  }

  /** A property of an object literal or a field of a class. */
  spread(name: string, at: Node, value: Value): void {
    this.everywhere(name, at.type === "Property" ? ["this", this.literalIdentity(at)] : ["this", this.classIdentity(at)], value, at);
  }

  private everywhere(name: string, identities: readonly (string | undefined)[], value: Value, from: Node): void {
    if (never.has(name) || this.isLibraryPath(from, name)) return;
    for (const one of this.flow.index.membersByName.get(name) ?? []) {
      if (one === from || one.object === undefined) continue;
      const identity = this.identityOf(one.object);
      const isSame = identity !== undefined && identities.includes(identity);
      if (isSame || name.length > 2) this.flow.hold(one, isSame ? value : { ...value, sure: false });
    }
    if (name.length <= 2) return;
    for (const one of this.flow.index.patternsByKey.get(name) ?? []) this.flow.fromPattern(one, { ...value, sure: false });
  }

  /** `sforce.opencti = …` is the API itself being put in place: its members are found from `sforce` anyway. */
  private isLibraryPath(from: Node, name: string): boolean {
    return (
      from.type === "MemberExpression" &&
      (name === "sforce" || this.flow.surface.isObject(`sforce.${name}`)) &&
      from.object !== undefined &&
      this.flow.values.has(from.object)
    );
  }

  private identityOf(object: Node): string | undefined {
    const node = unwrapped(object);
    if (node.type === "ThisExpression") return "this";
    if (node.type === "MemberExpression") {
      const inner = node.object && this.identityOf(node.object);
      const name = keyName(node);
      return inner === undefined || name === undefined ? undefined : `${inner}.${name}`;
    }
    if (identifierName(node) === undefined) return undefined;
    const set = this.flow.constants.valueOf(node);
    if (set !== undefined && unwrapped(set).type === "ThisExpression") return "this";
    const scope = this.flow.index.scopes.scopeOf(node);
    return `${node.name as string}@${scope?.start ?? "global"}`;
  }

  /** A static member is read from the class. */
  private classIdentity(member: Node): string | undefined {
    const name = member.static === true ? member.parent?.parent?.id : undefined;
    return name ? this.identityOf(name) : undefined;
  }

  private literalIdentity(property: Node): string | undefined {
    const holder = property.parent?.parent;
    if (holder?.type === "VariableDeclarator" && holder.id?.type === "Identifier") return this.identityOf(holder.id);
    if (holder?.type === "AssignmentExpression" && holder.left) return this.identityOf(holder.left);
    return undefined;
  }
}
