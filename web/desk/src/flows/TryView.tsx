import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { FlowCalls } from "../server/flowCalls";
import type { FlowTrialAnswer, FlowTrialLine } from "../server/flowContracts";
import type { Problem } from "../server/deskServer";
import { described, Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import { ProblemLines } from "./ProblemLines";
import type { FlowEditor } from "./edit/flowEditor";
import { canSpeak, sayAloud } from "./aloud";
import { TryMoves } from "./TryMoves";
import { clockOf, saidOf } from "./trialWords";

/** Calls the flow as it stands here: no line, but the same rules as a real call, and the browser's voice when asked for. */
export function TryView({ calls, editor }: { readonly calls: FlowCalls; readonly editor: FlowEditor }) {
  const caller = useSignal("+46701234567");
  const moves = useSignal<readonly string[] | null>(null);
  const answer = useSignal<FlowTrialAnswer | null>(null);
  const problem = useSignal<Problem | null>(null);
  const { text } = editor.history.value;
  const aloud = useSignal(false);
  const language = editor.shown.value.tree.textAt(["language"]) ?? "en";
  const hush = (): void => sayAloud([], language);
  const numbers = editor.published.value?.numbers.join(" or ") ?? "";
  const part = useRef<HTMLElement>(null);
  const walk = async (next: readonly string[]): Promise<void> => {
    const isHere = part.current?.contains(document.activeElement) === true;
    moves.value = next;
    const reply = await calls.tryOut(editor.history.value.text, caller.value, next);
    if (moves.value !== next) return;
    const before = next.length > 0 ? (answer.value?.lines.length ?? 0) : 0;
    if (reply.ok && aloud.value) sayAloud(reply.value.lines.slice(before).filter(({ kind }) => kind === "hears").map(({ words }) => words), language);
    problem.value = reply.ok ? null : reply.problem;
    answer.value = reply.ok ? reply.value : null;
    const last = reply.ok ? reply.value.lines.findLast(({ step }) => step !== null)?.step : null;
    if (last !== null && last !== undefined) editor.select(last);
    if (isHere) requestAnimationFrame(() => keepFocus(part.current));
  };
  // A changed flow is another call.
  useEffect(() => {
    moves.value = null;
    answer.value = null;
  }, [text]);
  useEffect(() => hush, []);
  const now = answer.value;
  return (
    <section ref={part} class="flow-form" aria-labelledby="flow-try">
      <h2 id="flow-try" class="flow-form-title">Call it now</h2>
      <p class="desk-soft">You walk through the flow as it stands here, as a caller would: with the rules of a real call and with nobody at the queues. {numbers === "" ? "" : `To hear what is published, dial ${numbers} from a phone.`}</p>
      <Field id="try-caller" label="Caller's number">
        <input class="slds-input" type="text" inputMode="tel" dir="ltr" autocomplete="off" value={caller.value} {...described("try-caller")} onInput={(event) => (caller.value = event.currentTarget.value)} />
      </Field>
      {canSpeak() && (
        <label class="desk-tick flow-tick">
          <input type="checkbox" checked={aloud.value} onChange={(event) => { aloud.value = event.currentTarget.checked; hush(); }} />
          <span>Say aloud what the caller hears</span>
        </label>
      )}
      <div class="desk-buttons">
        <button type="button" class="slds-button slds-button_brand flow-call" onClick={() => void walk([])}>{moves.value === null ? "Call it now" : "Call again"}</button>
        {moves.value !== null && moves.value.length > 0 && <button type="button" class="slds-button slds-button_neutral" onClick={() => void walk((moves.value ?? []).slice(0, -1))}>One back</button>}
      </div>
      <ProblemBox problem={problem.value} />
      <ProblemLines problems={now?.problems ?? []} />
      <ol class="flow-heard" aria-live="polite" aria-label="What the caller meets">{now?.lines.map((line, index) => <Line key={index} line={line} />)}</ol>
      {now !== null && now.awaits !== "nothing" && <TryMoves awaits={now.awaits} move={(move) => void walk([...(moves.value ?? []), move])} />}
    </section>
  );
}

/** The button that was pressed may be gone with what it could do: the keyboard goes on at what may happen next, or at a new call. */
function keepFocus(part: HTMLElement | null): void {
  if (part === null || part.contains(document.activeElement)) return;
  (part.querySelector<HTMLElement>(".flow-awaits") ?? part.querySelector<HTMLElement>(".flow-call"))?.focus();
}

function Line({ line }: { readonly line: FlowTrialLine }) {
  return (
    <li class={`flow-heard_${line.kind}`}>
      <span class="desk-figures desk-soft">{clockOf(line.seconds)}</span>
      <span dir="auto">{saidOf(line)}</span>
    </li>
  );
}
