import { useSignal } from "@preact/signals";
import type { Problem } from "../server/deskServer";
import type { LiveLine } from "../server/liveContracts";
import { Dialog } from "../shared/Dialog";
import { ProblemBox } from "../shared/ProblemBox";
import { closedLines, closedWords, effectOf } from "./lines";

interface CloseDialogProps {
  readonly lines: readonly LiveLine[];
  /** Closes lines. @returns What stands in the way; null when they are closed. */
  readonly act: (lines: readonly LiveLine[]) => Promise<Problem | null>;
  readonly close: () => void;
}

/** Closes lines by their emergency switch: which ones, and what callers meet then. */
export function CloseDialog({ lines, act, close }: CloseDialogProps) {
  const open = lines.filter(({ closedSince, leadTo }) => closedSince === null && leadTo.length > 0);
  const chosen = useSignal<readonly string[]>(open.length === 1 ? open.map(({ name }) => name) : []);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const wanted = open.filter(({ name }) => chosen.value.includes(name));
  const choose = (name: string, isChosen: boolean): void => {
    chosen.value = isChosen ? [...chosen.value, name] : chosen.value.filter((one) => one !== name);
  };
  const go = async (): Promise<void> => {
    if (busy.value || wanted.length === 0) return;
    busy.value = true;
    problem.value = await act(wanted);
    busy.value = false;
    if (problem.value === null) close();
  };
  return (
    <Dialog wide title="Close lines?" close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Cancel</button>
        <button type="button" class="slds-button slds-button_destructive" aria-disabled={busy.value || wanted.length === 0} onClick={() => void go()}>
          {wanted.length < 2 ? "Close this line" : `Close ${wanted.length} lines`}
        </button>
      </>
    }>
      <p>For fire, a strike, a storm: who calls from now on goes the way that the line keeps for emergencies, whatever its hours. Those who talk or wait already stay. It lasts until somebody opens the line again.</p>
      <fieldset class="desk-lines">
        <legend class="slds-form-element__label">Lines</legend>
        {lines.map((line) => <LineChoice key={line.name} line={line} isChosen={chosen.value.includes(line.name)} choose={(isChosen) => choose(line.name, isChosen)} />)}
      </fieldset>
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}

function LineChoice({ line, isChosen, choose }: { readonly line: LiveLine; readonly isChosen: boolean; readonly choose: (isChosen: boolean) => void }) {
  const [closed] = closedLines([line]);
  const mayClose = closed === undefined && line.leadTo.length > 0;
  return (
    <label class={mayClose ? "desk-line" : "desk-line desk-line_off"}>
      <input type="checkbox" checked={isChosen || closed !== undefined} disabled={!mayClose} onChange={(event) => choose(event.currentTarget.checked)} />
      <span>
        <strong dir="auto">{line.title}</strong>
        <span class="desk-hint">{closed === undefined ? effectOf(line) : `Closed ${closedWords(closed, new Date())}`}</span>
      </span>
    </label>
  );
}
