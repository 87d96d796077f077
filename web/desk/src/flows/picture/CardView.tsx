import { Icon } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import { alsoOf, iconOf, labelOfKind } from "../kindWords";
import { labelOf, type Card, type Port } from "./picture";

interface CardViewProps {
  readonly editor: FlowEditor;
  readonly card: Card;
  readonly isChosen: boolean;
  readonly isFocusable: boolean;
  readonly openForm: () => void;
}

/** A step, with its ways out at the lower edge. */
export function CardView({ editor, card, isChosen, isFocusable, openForm }: CardViewProps) {
  const { step } = card;
  const problems = editor.problemsOf(step.name);
  const isStart = editor.shown.value.start === step.name;
  const open = (event: MouseEvent): void => {
    editor.select(step.name);
    // Enter goes on to the form; the mouse stays in the picture.
    if (event.detail === 0) openForm();
  };
  return (
    <li class="flow-place" style={{ insetInlineStart: `${card.x}px`, insetBlockStart: `${card.y}px`, inlineSize: `${card.width}px` }}>
      <button type="button" data-step={step.name} class={`flow-card ${isChosen ? "flow-card_chosen" : ""} ${card.isReached ? "" : "flow-card_apart"}`}
        tabIndex={isFocusable ? 0 : -1} aria-pressed={isChosen} onClick={open} onFocus={() => editor.select(step.name)}>
        <span class="flow-card-head">
          <span class={`flow-kind flow-kind_${step.does}`}><Icon name={iconOf(step.does)} /></span>
          <span class="flow-card-name">{step.name}</span>
          {problems.length > 0 && <Warned isError={problems.some(({ isError }) => isError)} count={problems.length} />}
        </span>
        <span class="flow-card-gist" dir="auto"><span class="flow-card-kind">{card.isReached ? labelOfKind(step.does) : `${labelOfKind(step.does)} · nothing leads here`}</span>{step.gist}</span>
        <span class="slds-assistive-text">{`. ${alsoOf(step, isStart, problems.length)}`}</span>
      </button>
      {card.ports.map((port) => <PortView key={port.exit.path.join(".")} editor={editor} step={step.name} port={port} isFocusable={isFocusable} openForm={openForm} />)}
    </li>
  );
}

function Warned({ isError, count }: { readonly isError: boolean; readonly count: number }) {
  return <span class={isError ? "flow-wrong" : "flow-advice"}><Icon name={isError ? "error" : "warning"} /><span aria-hidden="true">{count}</span></span>;
}

interface PortViewProps {
  readonly editor: FlowEditor;
  readonly step: string;
  readonly port: Port;
  readonly isFocusable: boolean;
  readonly openForm: () => void;
}

/** A way out: goes to where it leads; one that leads nowhere asks what should come. */
function PortView({ editor, step, port, isFocusable, openForm }: PortViewProps) {
  const { exit } = port;
  const isThere = editor.shown.value.steps.some(({ name }) => name === exit.target);
  const follow = (): void => {
    if (exit.target !== null && isThere) {
      editor.select(exit.target);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-step="${CSS.escape(exit.target ?? "")}"]`)?.focus());
      return;
    }
    editor.select(step);
    editor.wanted.value = exit.path.join(".");
    openForm();
  };
  const says = exit.target === null ? "leads nowhere yet. Add a step" : isThere ? `go to ${exit.target}` : `${exit.target} is not there`;
  return (
    <button type="button" class={`flow-port ${exit.target === null ? "flow-port_open" : ""} ${exit.target !== null && !isThere ? "flow-port_broken" : ""}`} tabIndex={isFocusable ? 0 : -1}
      style={{ insetInlineStart: `${port.x}px`, inlineSize: `${port.width}px` }} title={`${exit.words}: ${says}`} onClick={follow}>
      {labelOf(exit, port.leadsBack)}<span class="slds-assistive-text">{`: ${says}`}</span>
    </button>
  );
}
