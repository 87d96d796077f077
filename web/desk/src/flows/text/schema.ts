/** What may stand in a field of a step. */
export type Shape =
  | { readonly kind: "step" | "time" | "prompt" | "text" | "flag" | "other" }
  | { readonly kind: "number"; readonly least: number | null; readonly most: number | null }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "group"; readonly fields: readonly FieldShape[] }
  | { readonly kind: "list"; readonly fields: readonly FieldShape[] }
  | { readonly kind: "table"; readonly names: string | null; readonly isOfSteps: boolean };

/** A field of a step, as the schema describes it. */
export interface FieldShape {
  readonly name: string;
  readonly shape: Shape;
  readonly isNeeded: boolean;
  /** What holds when it is left out; null when the schema does not say. */
  readonly standard: string | null;
  /** What it means, in a sentence; empty when the schema does not say. */
  readonly words: string;
}

/** A kind of step. */
export interface StepKind {
  /** What stands behind `do`. */
  readonly name: string;
  /** Other words for the same. */
  readonly otherNames: readonly string[];
  readonly words: string;
  readonly fields: readonly FieldShape[];
}

/** Reads the kinds of steps from the schema of call flows, so that the desk knows every kind that the server knows. */
export function kindsOf(schema: unknown): readonly StepKind[] {
  const read = new SchemaReader(schema);
  const steps = at(schema, "properties", "steps", "additionalProperties");
  return list(at(steps, "oneOf")).map((one) => read.kind(one)).filter((kind) => kind !== null);
}

class SchemaReader {
  constructor(private readonly root: unknown) {}

  kind(node: unknown): StepKind | null {
    const resolved = this.resolve(node);
    const how = at(resolved, "properties", "do");
    const names = [at(how, "const"), ...list(at(how, "enum"))].filter((name) => typeof name === "string");
    const [name, ...otherNames] = names;
    if (name === undefined) return null;
    return { name, otherNames, words: text(resolved, "description"), fields: this.fields(resolved).filter((field) => field.name !== "do") };
  }

  private fields(node: unknown): readonly FieldShape[] {
    const needed = list(at(node, "required"));
    return Object.entries(record(at(node, "properties"))).map(([name, described]) => {
      const standard = at(described, "default");
      const words = text(described, "description") || text(this.resolve(described), "description");
      return { name, shape: this.shape(described), isNeeded: needed.includes(name), standard: standard === undefined ? null : String(standard), words };
    });
  }

  private shape(node: unknown): Shape {
    const reference = text(node, "$ref");
    if (reference.endsWith("/step")) return { kind: "step" };
    if (reference.endsWith("/time")) return { kind: "time" };
    if (reference.endsWith("/prompt")) return { kind: "prompt" };
    const found = this.resolve(node);
    const options = list(at(found, "enum")).filter((one) => typeof one === "string");
    if (options.length > 0) return { kind: "choice", options };
    switch (text(found, "type")) {
      case "boolean":
        return { kind: "flag" };
      case "integer":
      case "number":
        return { kind: "number", least: number(found, "minimum"), most: number(found, "maximum") };
      case "object":
        return this.object(found);
      case "array":
        return this.list(found);
      default:
        return { kind: isSingle(found) ? "text" : "other" };
    }
  }

  private object(node: unknown): Shape {
    if (at(node, "properties") !== undefined) return { kind: "group", fields: this.fields(node) };
    const value = at(node, "additionalProperties");
    const isOfSteps = text(value, "$ref").endsWith("/step");
    if (!isOfSteps && !isSingle(this.resolve(value))) return { kind: "other" };
    return { kind: "table", names: text(at(node, "propertyNames"), "pattern") || null, isOfSteps };
  }

  private list(node: unknown): Shape {
    const item = this.resolve(at(node, "items"));
    return at(item, "properties") === undefined ? { kind: "other" } : { kind: "list", fields: this.fields(item) };
  }

  private resolve(node: unknown): unknown {
    const reference = text(node, "$ref");
    return reference === "" ? node : at(this.root, ...reference.replace("#/", "").split("/"));
  }
}

function isSingle(node: unknown): boolean {
  const type = at(node, "type");
  const types = Array.isArray(type) ? type : [type];
  return types.length > 0 && types.every((one) => one === "string" || one === "integer" || one === "number");
}

function at(node: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((here, name) => (typeof here === "object" && here !== null ? Reflect.get(here, name) : undefined), node);
}

function record(node: unknown): Readonly<Record<string, unknown>> {
  return typeof node === "object" && node !== null ? { ...node } : {};
}

function list(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [];
}

function text(node: unknown, name: string): string {
  const found = at(node, name);
  return typeof found === "string" ? found : "";
}

function number(node: unknown, name: string): number | null {
  const found = at(node, name);
  return typeof found === "number" ? found : null;
}
