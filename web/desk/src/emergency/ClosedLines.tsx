import { useSignal } from "@preact/signals";
import type { Problem } from "../server/deskServer";
import { Dialog } from "../shared/Dialog";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";
import { wholeTimeOf } from "../shared/times";
import { closedWords, type ClosedLine } from "./lines";

interface ClosedLinesProps {
  readonly lines: readonly ClosedLine[];
  /** Opens a line again. @returns What stands in the way; null when it is open. */
  readonly open: (line: ClosedLine) => Promise<Problem | null>;
}

/** The lines that are closed by their emergency switch; nobody who looks can miss them. Its place is there before it has something to say. */
export function ClosedLines({ lines, open }: ClosedLinesProps) {
  const asking = useSignal<ClosedLine | null>(null);
  return (
    <>
      <div role="alert">
        {lines.map((line) => (
          <div key={line.name} class="desk-box desk-closed">
            <Icon name="warning" />
            <p class="desk-words"><strong><bdi>{line.title}</bdi> is closed by the emergency switch</strong> <time dateTime={line.since} title={wholeTimeOf(line.since)}>{closedWords(line, new Date())}</time>.</p>
            <button type="button" class="slds-button slds-button_neutral desk-small-button" onClick={() => (asking.value = line)}>Open again…<span class="slds-assistive-text"> {line.title}</span></button>
          </div>
        ))}
      </div>
      {asking.value !== null && <OpenDialog line={asking.value} open={open} close={() => (asking.value = null)} />}
    </>
  );
}

interface OpenDialogProps {
  readonly line: ClosedLine;
  readonly open: ClosedLinesProps["open"];
  readonly close: () => void;
}

function OpenDialog({ line, open, close }: OpenDialogProps) {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const act = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await open(line);
    busy.value = false;
    if (problem.value === null) close();
  };
  return (
    <Dialog title={`Open ${line.title} again?`} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Leave it closed</button>
        <button type="button" class="slds-button slds-button_brand" aria-disabled={busy.value} onClick={() => void act()}>Open again</button>
      </>
    }>
      <p>It is closed {closedWords(line, new Date())}. Who calls from now on is led by its opening hours again.</p>
      <ProblemBox problem={problem.value} />
    </Dialog>
  );
}
