import type { MappingWords } from "./orgContracts";
import type { DeskServer, Reply } from "./deskServer";
import { pathOf } from "./orgCalls";

/** What the desk asks about the field mapping of one org. */
export class MappingCalls {
  private readonly path: string;

  constructor(
    private readonly server: DeskServer,
    org: string,
  ) {
    this.path = `${pathOf(org)}/mapping`;
  }

  /** The mapping as JSON; null when nothing is mapped. */
  read(): Promise<Reply<unknown>> {
    return this.server.get(this.path);
  }

  /** What a value may be made of. */
  words(): Promise<Reply<MappingWords>> {
    return this.server.get(`${this.path}/words`);
  }

  /** Compares a mapping with the org, and changes nothing. */
  check(mapping: unknown): Promise<Reply<null>> {
    return this.server.put(`${this.path}?check=true`, mapping);
  }

  save(mapping: unknown): Promise<Reply<null>> {
    return this.server.put(this.path, mapping);
  }

  clear(): Promise<Reply<null>> {
    return this.server.delete(this.path);
  }
}
