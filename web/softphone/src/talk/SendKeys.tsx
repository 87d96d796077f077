import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { digitsIn } from "@patchbay/phone/call/dialText";
import { Keypad } from "../idle/Keypad";

/** Keys for the other side's menu: clicked, typed or pasted. */
export function SendKeys({ send }: { readonly send: (digits: string) => void }) {
  const sent = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  // Before the next key can come: a layout effect runs with the render, another one only after the paint.
  useLayoutEffect(() => field.current?.focus(), []);
  const press = (text: string): void => {
    const digits = digitsIn(text);
    if (digits === "") return;
    sent.value = (sent.value + digits).slice(-32);
    send(digits);
  };
  return (
    <div class="pb-scroll pb-send-keys">
      <label class="slds-assistive-text" for="send-keys">Keys to send</label>
      <input id="send-keys" ref={field} class="slds-input pb-figures" type="text" inputMode="tel" autocomplete="off" dir="ltr" value={sent.value}
        onInput={(event) => {
          press(event.currentTarget.value.slice(sent.value.length));
          event.currentTarget.value = sent.value;
        }} />
      <Keypad press={press} />
    </div>
  );
}
