import type { Signal } from "@preact/signals";
import { Icon } from "../shell/Icon";

interface DialFieldProps {
  readonly text: Signal<string>;
  readonly dial: () => void;
  readonly busy: boolean;
}

/** Where a name or a number is typed, and the button that calls it. */
export function DialField({ text, dial, busy }: DialFieldProps) {
  return (
    <form class="pb-dial" onSubmit={(event) => {
      event.preventDefault();
      dial();
    }}>
      <label class="slds-assistive-text" for="dial">Name or number</label>
      <div class="pb-dial-field">
        <input id="dial" class="slds-input" type="text" autocomplete="off" spellcheck={false} placeholder="Name or number" dir="auto"
          value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
        {text.value !== "" && (
          <button type="button" class="slds-button slds-button_icon pb-icon-button" aria-label="Erase last"
            onClick={() => (text.value = text.value.slice(0, -1))}>
            <Icon name="erase" />
          </button>
        )}
      </div>
      <button type="submit" class="slds-button slds-button_success pb-call-button" aria-disabled={busy || text.value.trim() === ""}>
        <Icon name="phone" />
        Call
      </button>
    </form>
  );
}
