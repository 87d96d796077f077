import type { FileDraft } from "../file/fileDraft";
import { Field } from "../shared/Field";
import { FieldRows } from "./FieldRows";
import { fieldLists } from "./mapping";

/** The second record of a call, in an object of the org's own. */
export function CompanionCard({ draft }: { readonly draft: FileDraft }) {
  const tree = draft.read.value;
  const isWanted = tree.namesAt(["companion"]).length > 0;
  return (
    <section class="desk-card desk-step" aria-labelledby="mapping-companion">
      <h2 id="mapping-companion" class="desk-step-title">A record of your own</h2>
      <label class="desk-tick">
        <input type="checkbox" checked={isWanted}
          onChange={(event) => (event.currentTarget.checked ? draft.edit(["companion"], { object: "", key: "" }) : draft.clear(["companion"]))} />
        <span>Write a second record for each call</span>
      </label>
      {isWanted && (
        <>
          <div class="desk-columns">
            <Field id="companion-object" label="Object" hint="Its API name, such as Phone_Call__c.">
              <input id="companion-object" class="slds-input" type="text" spellcheck={false} autocomplete="off" aria-describedby="companion-object-hint" value={tree.textAt(["companion", "object"]) ?? ""}
                onInput={(event) => draft.type(["companion", "object"], event.currentTarget.value)} />
            </Field>
            <Field id="companion-key" label="Key field" hint="A text field marked External ID and Unique. It holds the call's id, so that no call stands there twice.">
              <input id="companion-key" class="slds-input" type="text" spellcheck={false} autocomplete="off" aria-describedby="companion-key-hint" value={tree.textAt(["companion", "key"]) ?? ""}
                onInput={(event) => draft.type(["companion", "key"], event.currentTarget.value)} />
            </Field>
          </div>
          <FieldRows id="companion" draft={draft} list={fieldLists.companion} />
        </>
      )}
    </section>
  );
}
