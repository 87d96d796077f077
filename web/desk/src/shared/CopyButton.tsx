import { useSignal } from "@preact/signals";
import type { Desk } from "../desk/desk";
import { Icon } from "./Icon";

interface CopyButtonProps {
  readonly desk: Desk;
  /** What is copied. */
  readonly text: string;
  /** What that is, for those who do not see it. */
  readonly what: string;
}

/** Copies a text. Where the browser does not let it, the text stands beside it to be copied by hand. */
export function CopyButton({ desk, text, what }: CopyButtonProps) {
  const done = useSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      done.value = true;
      desk.say(`${what} is copied.`);
    } catch {
      desk.say(`The browser does not let ${what} be copied. Mark the text and copy it.`);
    }
  };
  return (
    <button type="button" class="slds-button slds-button_neutral desk-small-button" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      <Icon name={done.value ? "check" : "copy"} />
      {done.value ? "Copied" : "Copy"}
    </button>
  );
}
