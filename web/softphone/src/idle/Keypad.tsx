import { keypadKeys } from "@patchbay/phone/call/dialText";

const letters: Readonly<Record<string, string>> = {
  "2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ", "0": "+",
};

/** Twelve keys. */
export function Keypad({ press }: { readonly press: (key: string) => void }) {
  return (
    <div class="pb-keypad" role="group" aria-label="Keypad" dir="ltr">
      {keypadKeys.map((key) => (
        <button type="button" key={key} class="slds-button pb-key" onClick={() => press(key)}>
          <span class="pb-key-digit">{key}</span>
          <span class="pb-key-letters" aria-hidden="true">{letters[key] ?? "\u00a0"}</span>
        </button>
      ))}
    </div>
  );
}
