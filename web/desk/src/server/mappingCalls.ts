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

  /** The mapping as it was written; empty when nothing is mapped. */
  read(): Promise<Reply<string>> {
    return this.server.getText(`${this.path}/text`);
  }

  /** What a value may be made of. */
  words(): Promise<Reply<MappingWords>> {
    return this.server.get(`${this.path}/words`);
  }

  /** Compares a mapping with the org, and changes nothing. */
  check(text: string): Promise<Reply<null>> {
    return text.trim() === "" ? Promise.resolve({ ok: true, value: null }) : this.server.putText(`${this.path}?check=true`, text);
  }

  /** @param text YAML or JSON as it was typed, comments included; an empty one takes the mapping out. */
  save(text: string): Promise<Reply<null>> {
    return text.trim() === "" ? this.server.delete(this.path) : this.server.putText(this.path, text);
  }
}
