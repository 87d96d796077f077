import { Field } from "../shared/Field";
import { FieldRows } from "./FieldRows";
import type { Companion } from "./mappingDraft";

interface CompanionCardProps {
  readonly companion: Companion | null;
  readonly change: (companion: Companion | null) => void;
}

/** The second record of a call, in an object of the org's own. */
export function CompanionCard({ companion, change }: CompanionCardProps) {
  return (
    <section class="desk-card desk-step" aria-labelledby="mapping-companion">
      <h2 id="mapping-companion" class="desk-step-title">A record of your own</h2>
      <label class="desk-tick">
        <input type="checkbox" checked={companion !== null}
          onChange={(event) => change(event.currentTarget.checked ? { object: "", key: "", fields: [] } : null)} />
        <span>Write a second record for each call</span>
      </label>
      {companion !== null && (
        <>
          <div class="desk-columns">
            <Field id="companion-object" label="Object" hint="Its API name, such as Phone_Call__c.">
              <input id="companion-object" class="slds-input" type="text" spellcheck={false} autocomplete="off" aria-describedby="companion-object-hint" value={companion.object}
                onInput={(event) => change({ ...companion, object: event.currentTarget.value })} />
            </Field>
            <Field id="companion-key" label="Key field" hint="A text field marked External ID and Unique. It holds the call's id, so that no call stands there twice.">
              <input id="companion-key" class="slds-input" type="text" spellcheck={false} autocomplete="off" aria-describedby="companion-key-hint" value={companion.key}
                onInput={(event) => change({ ...companion, key: event.currentTarget.value })} />
            </Field>
          </div>
          <FieldRows id="companion" fields={companion.fields} change={(fields) => change({ ...companion, fields })} />
        </>
      )}
    </section>
  );
}
