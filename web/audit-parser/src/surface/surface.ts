/** How the arguments of a method are given. */
export type CallShape =
  | { readonly style: "object" | "any"; readonly required: readonly string[]; readonly optional: readonly string[] }
  | { readonly style: "positional"; readonly arguments: readonly string[] };

/** One member of an API, as surface.json describes it. */
export interface Member {
  readonly api: string;
  readonly kind: "method" | "constant";
  readonly side: "lightning" | "classic" | "console";
  readonly since: number;
  readonly value?: string;
  readonly call?: CallShape;
  readonly bare?: boolean;
  readonly listener?: boolean;
  readonly ready?: boolean;
  readonly range?: { readonly argument: string; readonly least: number; readonly most: number };
}

/** An object that members hang on. A closed one has no members but the listed ones. */
export interface Namespace {
  readonly path: string;
  readonly side: Member["side"];
  readonly closed: boolean;
  readonly constants?: boolean;
}

/** The content of surface.json, as far as it is read here. */
export interface SurfaceFile {
  readonly namespaces: readonly Namespace[];
  readonly members: readonly Member[];
  readonly absent: readonly { readonly api: string; readonly instead?: string }[];
  readonly scripts: readonly { readonly api: string; readonly pattern: string }[];
  readonly markup: readonly { readonly api: string }[];
  readonly fields: readonly { readonly api: string; readonly object: string; readonly field: string }[];
  readonly sobjects: readonly { readonly api: string; readonly object: string }[];
}

/** What the APIs offer, made for asking. */
export class Surface {
  readonly file: SurfaceFile;
  private readonly members = new Map<string, Member>();
  private readonly namespaces = new Map<string, Namespace>();
  private readonly roots = new Set<string>();
  private readonly names = new Map<string, string[]>();
  private readonly instead = new Map<string, string | undefined>();

  constructor(file: SurfaceFile) {
    this.file = file;
    for (const member of file.members) {
      this.members.set(member.api, member);
      const name = lastName(member.api);
      this.names.set(name, [...(this.names.get(name) ?? []), member.api]);
    }
    for (const space of file.namespaces) this.namespaces.set(space.path, space);
    for (const space of file.namespaces) this.roots.add(space.path.split(".")[0] ?? space.path);
    for (const name of file.absent) this.instead.set(name.api, name.instead);
  }

  /** The listed member of that name. */
  member(api: string): Member | undefined {
    return this.members.get(api);
  }

  /** The object of that path. The root, `sforce`, is one too, though it is nobody's alone. */
  namespace(path: string): Namespace | undefined {
    return this.namespaces.get(path);
  }

  /** Whether members can be read from that path. */
  isObject(path: string): boolean {
    return this.namespaces.has(path) || this.roots.has(path);
  }

  /** Whether a read of that path is a use: a listed member, or any member of an open object. */
  isUse(path: string): boolean {
    if (this.members.has(path)) return true;
    const space = this.namespaces.get(parentPath(path));
    return space !== undefined && !space.closed && !this.namespaces.has(path);
  }

  /** Whether a read of that path is a mistake: the object is closed and has no such member. */
  isAbsent(path: string): boolean {
    const space = this.namespaces.get(parentPath(path));
    return space !== undefined && space.closed && !this.members.has(path) && !this.namespaces.has(path);
  }

  /** Whether a name is a mistake that is often made, not perhaps one that the API got since. */
  isCommonMistake(api: string): boolean {
    return this.instead.has(api);
  }

  /** What a name that does not exist was probably meant to be. */
  meant(api: string): string | undefined {
    return this.instead.get(api);
  }

  /** The members with that last name, in any API. */
  named(name: string): readonly string[] {
    return this.names.get(name) ?? [];
  }
}

/** The part of a path before its last dot. */
export function parentPath(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? "" : path.slice(0, dot);
}

/** The part of a path behind its last dot. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
