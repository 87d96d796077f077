import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { numberIn } from "@patchbay/phone/call/dialText";
import type { PhoneCall, PhoneTarget } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { nextOf, targetOf, targetsFor, type Target } from "./targets";
import { TargetRow } from "./TargetRow";

interface TransferPaneProps {
  readonly phone: Phone;
  readonly call: PhoneCall;
  /** Called when the pane is no longer wanted. */
  readonly close: () => void;
}

/** What was found, and for which text. */
interface Found {
  readonly text: string;
  readonly targets: readonly PhoneTarget[];
}

/** Whom the call goes to: a colleague, a queue, a call flow or a number; at once, or after a word with them. */
export function TransferPane({ phone, call, close }: TransferPaneProps) {
  const text = useSignal("");
  const found = useSignal<Found | null>(null);
  const chosen = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    let asked = true;
    void phone.transfers.find(text.value).then((targets) => {
      if (asked) found.value = { text: text.value, targets };
    });
    return () => {
      asked = false;
    };
  }, [text.value]);
  const targets = targetsFor(found.value?.targets ?? [], numberIn(text.value));
  // What was found for an earlier text is not what Enter means.
  const isFresh = found.value?.text === text.value;
  const target = isFresh ? targetOf(targets, chosen.value) : null;
  useEffect(() => list.current?.querySelector("input:checked")?.closest("label")?.scrollIntoView({ block: "nearest" }), [target?.key]);
  const canBeAskedFirst = target !== null && target.kind !== "queue" && target.kind !== "flow";
  const pass = (to: Target | null, consult: boolean): void => {
    if (to?.canBeAsked) void phone.transfers.pass(call.callId, to, consult).then((done) => done && close());
  };
  return (
    <form class="pb-scroll pb-transfer" aria-label="Transfer" onSubmit={(event) => {
      event.preventDefault();
      pass(target, false);
    }} onKeyDown={(event) => {
      if (event.key === "Escape") close();
    }}>
      <label class="slds-assistive-text" for="transfer-to">Transfer to a name or number</label>
      <input id="transfer-to" ref={field} class="slds-input" type="text" autocomplete="off" dir="auto" placeholder="Name or number"
        value={text.value} onInput={(event) => {
          chosen.value = null;
          text.value = event.currentTarget.value;
        }} onKeyDown={(event) => {
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          chosen.value = nextOf(targets, target, step)?.key ?? null;
        }} />
      <div class="pb-targets" role="radiogroup" aria-label="Transfer to" ref={list}>
        {targets.map((one) => <TargetRow key={one.key} target={one} chosen={one.key === target?.key} choose={() => (chosen.value = one.key)} />)}
        {isFresh && targets.length === 0 && <p class="pb-empty">Nobody of that name.</p>}
      </div>
      <div class="pb-transfer-actions">
        <button type="button" class="slds-button slds-button_neutral" aria-disabled={!canBeAskedFirst}
          onClick={() => canBeAskedFirst && pass(target, true)}>
          Ask first
        </button>
        <button type="submit" class="slds-button slds-button_brand" aria-disabled={target === null}>Transfer</button>
      </div>
    </form>
  );
}
