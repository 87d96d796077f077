import { remove } from "../yaml/edits";
import { YamlTree, type Path } from "../yaml/yamlTree";

/** From when on a field is written, in the order of a call. */
export const moments = [
  { when: "ring", words: "from the first ring on" },
  { when: "answer", words: "once answered" },
  { when: "end", words: "once the call is over" },
  { when: "wrapUp", words: "once after-call work is over" },
  { when: "recording", words: "once the recording is there" },
  { when: "transcript", words: "once a transcript is there" },
  { when: "message", words: "once a message was left" },
] as const;

/** Where the fields of the two records stand in a mapping. */
export const fieldLists = { task: ["task"], companion: ["companion", "fields"] } as const satisfies Record<string, Path>;

/** One field and where its value comes from. */
export interface MappedField {
  readonly field: string;
  readonly value: string;
  readonly when: string;
}

/** @returns The fields in the list at a path, in the order of the file; what is left out has its default. */
export function fieldsAt(tree: YamlTree, list: Path): readonly MappedField[] {
  return Array.from({ length: tree.countAt(list) }, (_, at) => ({
    field: tree.textAt([...list, at, "field"]) ?? "",
    value: tree.textAt([...list, at, "value"]) ?? "",
    when: momentOf(tree.textAt([...list, at, "when"])),
  }));
}

/** Leaves out rows in which nothing stands. */
export function withoutEmptyRows(text: string): string {
  return Object.values(fieldLists).reduce((before, list) => {
    const isFilled = fieldsAt(new YamlTree(before), list).map(({ field, value }) => field.trim() !== "" || value.trim() !== "");
    if (isFilled.length > 0 && !isFilled.includes(true)) return remove(new YamlTree(before), list);
    // From the last to the first, so that the places of those before stay.
    return isFilled.reduceRight((after, filled, at) => (filled ? after : remove(new YamlTree(after), [...list, at])), before);
  }, text);
}

/** The server takes the names of moments in any case. */
function momentOf(written: string | null): string {
  return moments.find(({ when }) => when.toLowerCase() === written?.toLowerCase())?.when ?? written ?? "ring";
}
