import { nothingFound, type Confidence, type Found } from "../seam/messages.ts";
import type { Surface } from "../surface/surface.ts";
import { child, expressionsIn, parseApex, type ApexNode } from "./apexTree.ts";
import { ApexTypes, elementOf } from "./apexTypes.ts";
import { isQuery, namedIn } from "./soql.ts";

const trace =
  /CallType|CallObject|CallDisposition|CallDurationInSeconds|TaskSubtype|CallCenter|AdditionalNumber|SoftphoneLayout|webservice/i;
const largestTree = 1_500_000;

/** Reads an Apex class, trigger or script. */
export function readApex(surface: Surface, path: string, text: string): Found {
  const found = nothingFound();
  if (!trace.test(text)) return found;
  if (text.length > largestTree) return { ...found, couldNotRead: "Apex over 1.5 MB, too large for a tree" };
  const { root, error } = parseApex(path, text);
  found.couldNotRead = error === null ? null : `Apex: ${error}`;
  new ApexReading(surface, found, new ApexTypes(root), error !== null).walk(root);
  return found;
}

class ApexReading {
  private readonly surface: Surface;
  private readonly found: Found;
  private readonly types: ApexTypes;
  private readonly isBroken: boolean;

  constructor(surface: Surface, found: Found, types: ApexTypes, isBroken: boolean) {
    this.surface = surface;
    this.found = found;
    this.types = types;
    this.isBroken = isBroken;
  }

  walk(node: ApexNode): void {
    switch (node.kind) {
      case "DotExpression":
        this.dot(node);
        break;
      case "NewExpression":
        this.created(node);
        break;
      case "TypeRef":
        this.type(node);
        break;
      case "SoqlLiteral":
        this.query([{ text: node.text, start: node.start }]);
        return;
      case "ClassBodyDeclaration":
        this.webService(node);
        break;
      case "PrimaryExpression":
      case "Arth2Expression":
        if (this.text(node)) return;
        break;
      case "MethodCall":
        this.methodCall(node, child(node, "Id"));
        break;
      default:
    }
    for (const below of node.children) this.walk(below);
  }

  private use(api: string, start: number, end: number, confidence: Confidence = "certain"): void {
    const lowered = this.isBroken && confidence === "certain" ? "probable" : confidence;
    if (!this.found.uses.some((one) => one.api === api && one.start === start))
      this.found.uses.push({ api, start, end, confidence: lowered, how: "direct" });
  }

  private fieldOf(object: string, name: string): { readonly api: string } | undefined {
    return this.surface.file.fields.find((one) => one.object.toLowerCase() === object && one.field.toLowerCase() === name.toLowerCase());
  }

  private dot(node: ApexNode): void {
    const call = child(node, "DotMethodCall");
    const receiver = expressionsIn(node)[0];
    if (call !== undefined) return this.dotCall(node, receiver, call);
    const name = child(node, "AnyId")?.text ?? "";
    const type = this.types.of(receiver).replace(/^static:/, "");
    const described = /^(?:schema\.)?(?:sobjecttype\.)?(\w+)(?:\.sobjecttype)?(?:\.fields)?$/i.exec(
      receiver?.text.replace(/\s+/g, "") ?? "",
    )?.[1];
    const field =
      this.fieldOf(type, name) ??
      (described === undefined || this.isOwn(described) || type !== "" ? undefined : this.fieldOf(described.toLowerCase(), name));
    if (field === undefined || this.isOwn(type)) return this.statics(node, type, name);
    this.use(field.api, node.start, node.end);
  }

  private statics(node: ApexNode, type: string, name: string): void {
    const sobject = this.surface.file.sobjects.find(
      (one) => one.object.toLowerCase() === type || one.object.toLowerCase() === name.toLowerCase(),
    );
    if (sobject !== undefined && /^(sobjecttype|getsobjecttype|fields)$/i.test(name + type) === false && !/sobjecttype/i.test(node.text))
      return;
    if (sobject !== undefined && !this.isOwn(sobject.object) && this.types.of(expressionsIn(node)[0]).startsWith("static:"))
      this.use(sobject.api, node.start, node.end);
  }

  private isOwn(type: string): boolean {
    return this.types.classes.has(type.toLowerCase());
  }

  /** `record.get('CallType')` and `record.put('CallType', …)`. */
  private dotCall(node: ApexNode, receiver: ApexNode | undefined, call: ApexNode): void {
    const name = child(call, "AnyId")?.text ?? "";
    this.methodCall(call, child(call, "AnyId"));
    const first = child(call, "ExpressionList")?.children[0];
    const text = first && /^'(\w+)'$/.exec(first.text)?.[1];
    if (text === undefined || !/^(get|put|addError|isSet)$/i.test(name)) return;
    const type = this.types.of(receiver);
    const field =
      this.fieldOf(type, text) ??
      (type === "sobject" ? this.surface.file.fields.find((one) => one.field.toLowerCase() === text.toLowerCase()) : undefined);
    if (field !== undefined) this.use(field.api, node.start, node.end, type === "sobject" ? "possible" : "certain");
  }

  private methodCall(node: ApexNode, name: ApexNode | undefined): void {
    if (/^describeSoftphoneLayout$/i.test(name?.text ?? "")) this.use("describeSoftphoneLayout", node.start, node.end);
  }

  /** `new Task(CallType = 'Inbound')`. */
  private created(node: ApexNode): void {
    const creator = child(node, "Creator");
    const type = this.types.of(node);
    const list = child(child(child(creator, "ClassCreatorRest"), "Arguments"), "ExpressionList");
    const sobject = this.surface.file.sobjects.find((one) => one.object.toLowerCase() === (elementOf(type) || type));
    if (sobject !== undefined && !this.isOwn(sobject.object)) this.use(sobject.api, node.start, node.end);
    if (this.isOwn(type)) return;
    for (const one of list?.children ?? []) {
      const [name] = one.kind === "AssignExpression" ? expressionsIn(one) : [];
      const field = name && this.fieldOf(type, name.text);
      if (name !== undefined && field !== undefined) this.use(field.api, name.start, name.end);
    }
  }

  private type(node: ApexNode): void {
    const names = node.text.replace(/\s+/g, "").toLowerCase();
    const sobject = this.surface.file.sobjects.find(
      (one) => names === one.object.toLowerCase() || names === `schema.${one.object.toLowerCase()}`,
    );
    const outside = node.parent?.kind === "TypeList" || node.parent?.kind !== "CreatedName";
    if (sobject !== undefined && outside && !this.isOwn(sobject.object)) this.use(sobject.api, node.start, node.end);
  }

  private webService(node: ApexNode): void {
    const modifiers = node.children.filter((one) => one.kind === "Modifier").map((one) => one.text.toLowerCase());
    const method = child(child(node, "MemberDeclaration"), "MethodDeclaration");
    const owner = node.parent?.parent;
    if (!modifiers.includes("webservice") || method === undefined || owner === undefined) return;
    const name = `${child(owner, "Id")?.text ?? ""}.${child(method, "Id")?.text ?? ""}`;
    this.found.facts.push({ fact: "webServiceMethod", value: name, start: node.start });
    this.found.facts.push({ fact: "webServiceSignature", value: `${returnTypeOf(method)} ${name}(${parametersOf(method)})`, start: node.start });
  }

  /** A text, or a sum of texts, that is a query. True when it was one and has been read. */
  private text(node: ApexNode): boolean {
    const pieces = piecesOf(node);
    if (!isQuery(pieces.map((one) => one.text).join(" "))) return false;
    this.query(pieces);
    return true;
  }

  private query(pieces: readonly { readonly text: string; readonly start: number }[]): void {
    const whole = pieces.map((one) => one.text).join("");
    for (const { api, at, length } of namedIn(whole, this.surface.file)) {
      let before = 0;
      const piece = pieces.find((one) => at < before + one.text.length || ((before += one.text.length), false));
      if (piece !== undefined) this.use(api, piece.start + at - before, piece.start + at - before + length);
    }
  }
}

const returnTypeOf = (method: ApexNode): string => inOneLine(child(method, "TypeRef")?.text ?? "void");

/** As in `String name, Integer count`. */
function parametersOf(method: ApexNode): string {
  const list = child(child(method, "FormalParameters"), "FormalParameterList");
  return (list?.children ?? [])
    .filter((one) => one.kind === "FormalParameter")
    .map((one) => `${inOneLine(child(one, "TypeRef")?.text ?? "")} ${child(one, "Id")?.text ?? ""}`)
    .join(", ");
}

const inOneLine = (text: string): string => text.replace(/\s+/g, "");

/** The texts that a sum is made of, in order; what is no text is left as a space. */
function piecesOf(node: ApexNode): { text: string; start: number }[] {
  if (node.kind === "Arth2Expression" || node.kind === "SubExpression") return expressionsIn(node).flatMap(piecesOf);
  const literal = node.kind === "PrimaryExpression" && node.children[0]?.kind === "LiteralPrimary" ? node.text : "";
  if (/^'[\s\S]*'$/.test(literal)) return [{ text: unescaped(literal.slice(1, -1)), start: node.start + 1 }];
  return [{ text: " ", start: node.start }];
}

/** Escaped quotes keep their length, so that offsets stay true. */
function unescaped(text: string): string {
  return text.replace(/\\'/g, " '").replace(/\\[nrt]/g, "  ");
}
