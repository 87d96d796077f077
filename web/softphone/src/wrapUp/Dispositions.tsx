import type { Signal } from "@preact/signals";

interface DispositionsProps {
  readonly names: readonly string[];
  readonly chosen: Signal<string | null>;
  readonly missing: Signal<boolean>;
}

/** Outcomes to choose from, the likeliest first. */
export function Dispositions({ names, chosen, missing }: DispositionsProps) {
  return (
    <fieldset class="pb-dispositions" aria-describedby="disposition-problem">
      <legend class="slds-form-element__label">Outcome</legend>
      <div class="pb-disposition-list">
        {names.map((name) => (
          <label key={name} class="pb-disposition">
            <input type="radio" name="disposition" value={name} checked={chosen.value === name} onChange={() => {
              chosen.value = name;
              missing.value = false;
            }} />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
      <p id="disposition-problem" class="pb-problem" role="alert">{missing.value ? "Choose an outcome first." : ""}</p>
    </fieldset>
  );
}
