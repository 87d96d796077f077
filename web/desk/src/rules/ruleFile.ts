import type { Path, YamlTree } from "../yaml/yamlTree";

/** One place where a number is looked for. */
export interface SearchRule {
  readonly find: string;
  readonly sure: string;
  readonly isLast: boolean;
  /** The fields by whose values it takes some records only. */
  readonly where: readonly string[];
}

/** What opens in one case. */
export interface PopChoice {
  readonly show: string;
  readonly open: string;
  readonly objectName: string;
  readonly flow: string;
  readonly url: string;
  /** How many fields of a new record, or arguments of a flow, are filled in. */
  readonly fields: number;
}

/** Where the common list of searches stands. */
export const searchList: Path = ["search"];

/** How sure a record is that is found by a rule. */
export const sureChoices = [
  { value: "certain", words: "Certain" },
  { value: "likely", words: "Likely" },
  { value: "possible", words: "Possible" },
] as const;

/** Kinds of calls, each with what opens. */
export const callKinds = [
  { kind: "inbound", words: "A call from outside" },
  { kind: "internal", words: "A call from a colleague" },
  { kind: "outbound", words: "A call that an agent dials" },
] as const;

/** How many records may match; with what opens when the rules do not say. */
export const caseWords = [
  { name: "none", words: "None matches", usual: "nothing" },
  { name: "one", words: "One matches", usual: "record" },
  { name: "many", words: "Several match", usual: "nothing" },
] as const;

/** What may open. */
export const showChoices = [
  { value: "nothing", words: "nothing" },
  { value: "record", words: "the record" },
  { value: "newRecord", words: "a form for a new record" },
  { value: "search", words: "the search page" },
  { value: "flow", words: "a flow" },
  { value: "url", words: "a page of the org" },
] as const;

/** @returns The common list of searches, in the order of the file. */
export function searchRules(tree: YamlTree): readonly SearchRule[] {
  return Array.from({ length: tree.countAt(searchList) }, (_, at) => {
    const here = [...searchList, at];
    return {
      find: tree.textAt([...here, "find"]) ?? "",
      sure: tree.textAt([...here, "sure"])?.toLowerCase() ?? "likely",
      isLast: tree.textAt([...here, "last"])?.toLowerCase() === "true",
      where: tree.namesAt([...here, "where"]),
    };
  });
}

/** @returns What opens in the case at a path; what the file leaves out has its default. */
export function popAt(tree: YamlTree, path: Path, usual: string): PopChoice {
  const show = tree.textAt([...path, "show"]);
  return {
    // A rule that is there and does not say what it shows shows nothing.
    show: showChoices.find(({ value }) => value.toLowerCase() === show?.toLowerCase())?.value ?? (tree.namesAt(path).length > 0 ? "nothing" : usual),
    open: tree.textAt([...path, "open"])?.toLowerCase() ?? "tab",
    objectName: tree.textAt([...path, "object"]) ?? "",
    flow: tree.textAt([...path, "flow"]) ?? "",
    url: tree.textAt([...path, "url"]) ?? "",
    fields: tree.namesAt([...path, "fields"]).length,
  };
}
