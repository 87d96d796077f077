import { described, Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import type { FileDraft } from "./fileDraft";

interface FileTextProps {
  /** Tells its parts from others on the page. */
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly draft: FileDraft;
}

/** The file itself. What is done above changes its own lines here; comments and order stay. */
export function FileText({ id, title, hint, draft }: FileTextProps) {
  return (
    <section class="desk-card desk-step" aria-labelledby={id}>
      <h2 id={id} class="desk-step-title">{title}</h2>
      <Field id={`${id}-text`} label="YAML or JSON" hint={hint}>
        <textarea class="slds-textarea desk-code" rows={16} spellcheck={false} autocapitalize="none" dir="ltr" wrap="off" value={draft.history.value.text} {...described(`${id}-text`)}
          onInput={(event) => draft.change(event.currentTarget.value, "text")} />
      </Field>
    </section>
  );
}

/** Stands in the place of a form whose file cannot be read. */
export function Unreadable({ draft }: { readonly draft: FileDraft }) {
  const { problem } = draft.read.value;
  return (
    <section class="desk-card desk-step" aria-label="The text cannot be read">
      <p class="desk-box desk-box_bad" role="status">
        <Icon name="error" />
        <span>The text below cannot be read{problem === null ? "" : ` at line ${problem.line}: ${problem.message}`}. The form comes back once it can.</span>
      </p>
    </section>
  );
}
