import type { ComponentChildren } from "preact";

interface FieldProps {
  readonly id: string;
  readonly label: string;
  /** What belongs there, in a sentence; read with the field. */
  readonly hint?: string;
  /** What is wrong with it; null for nothing. */
  readonly wrong?: string | null;
  readonly children: ComponentChildren;
}

/** A labelled field with its hint and what is wrong with it. */
export function Field({ id, label, hint, wrong = null, children }: FieldProps) {
  return (
    <div class={`slds-form-element ${wrong === null ? "" : "slds-has-error"}`}>
      <label class="slds-form-element__label" for={id}>{label}</label>
      <div class="slds-form-element__control">{children}</div>
      {hint !== undefined && <p id={`${id}-hint`} class="desk-hint">{hint}</p>}
      <p id={`${id}-wrong`} class="desk-wrong">{wrong}</p>
    </div>
  );
}

/** What the input of a {@link Field} says about itself. */
export function described(id: string, wrong: string | null = null) {
  return { id, "aria-invalid": wrong !== null, "aria-describedby": `${id}-hint ${id}-wrong` };
}
