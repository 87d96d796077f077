import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import { FileDraft } from "../file/fileDraft";
import { FileForm } from "../file/FileForm";
import { MappingCalls } from "../server/mappingCalls";
import type { MappingWords, OrgLine } from "../server/orgContracts";
import { CompanionCard } from "./CompanionCard";
import { FieldRows } from "./FieldRows";
import { fieldLists, withoutEmptyRows } from "./mapping";
import { WordList } from "./WordList";

const said = {
  checked: "The org has every object and field that is named here. Nothing is saved yet.",
  saved: "Saved. It holds for everything that is written from now on.",
} as const;

/** The mapping of one org: rows and text to edit, compared with the org before they hold. */
export function MappingEditor({ desk, site, org }: { readonly desk: Desk; readonly site: Site; readonly org: OrgLine }) {
  const calls = useMemo(() => new MappingCalls(site.server, org.name), [site, org.name]);
  const draft = useMemo(() => new FileDraft(calls, said, withoutEmptyRows), [calls]);
  const words = useSignal<MappingWords | null>(null);
  useEffect(() => void calls.words().then((reply) => { if (reply.ok) words.value = reply.value; }), [calls]);
  return (
    <div class="desk-mapping">
      <datalist id="mapping-facts">{words.value?.facts.map(({ name, words: about }) => <option key={name} value={name}>{about}</option>)}</datalist>
      <FileForm desk={desk} id="mapping" draft={draft} org={org.name} name="the mapping" hint="Kept as you write it, with your comments and your order. The form above changes only the lines that it is about." form={() => (
        <>
          <section class="desk-card desk-step" aria-labelledby="mapping-task">
            <h2 id="mapping-task" class="desk-step-title">Task</h2>
            <FieldRows id="task" draft={draft} list={fieldLists.task} />
          </section>
          <CompanionCard draft={draft} />
        </>
      )} />
      {words.value !== null && <WordList words={words.value} />}
    </div>
  );
}
