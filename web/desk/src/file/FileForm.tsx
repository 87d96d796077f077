import { useEffect } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { useUnsaved } from "../address/useUnsaved";
import type { Desk } from "../desk/desk";
import { Busy } from "../shared/Busy";
import { ProblemBox } from "../shared/ProblemBox";
import { FileBar } from "./FileBar";
import type { FileDraft } from "./fileDraft";
import { FileText, Unreadable } from "./FileText";

interface FileFormProps {
  readonly desk: Desk;
  readonly id: string;
  readonly draft: FileDraft;
  readonly org: string;
  /** What the file is called, in a sentence: the mapping. */
  readonly name: string;
  readonly hint: string;
  /** The file as a form. */
  readonly form: () => ComponentChildren;
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** A file of settings: as a form, as text, and what can be done with it. */
export function FileForm({ desk, id, draft, org, name, hint, form, children }: FileFormProps) {
  useEffect(() => void draft.load(), [draft]);
  useUnsaved(desk.address, () => draft.isChanged.value, draft);
  if (!draft.isThere.value) return draft.problem.value === null ? <Busy words={`Asking for ${name}…`} /> : <ProblemBox problem={draft.problem.value} />;
  return (
    <form class="desk-file" onSubmit={(event) => { event.preventDefault(); void draft.save(); }}>
      {draft.isReadable.value ? form() : <Unreadable draft={draft} />}
      <FileText id={id} title={`${name.charAt(0).toUpperCase()}${name.slice(1)} as text`} hint={hint} draft={draft} />
      <FileBar draft={draft} org={org}>{children}</FileBar>
    </form>
  );
}
