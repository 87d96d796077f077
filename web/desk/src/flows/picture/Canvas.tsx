import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../../desk/desk";
import { Icon } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import { CardView } from "./CardView";
import { directionOf, walk } from "./walking";

interface CanvasProps {
  readonly desk: Desk;
  readonly editor: FlowEditor;
  /** Goes to the form of the step. */
  readonly openForm: () => void;
}

/** The flow as a picture. One step at a time can be tabbed to; the arrows walk along the ways. */
export function Canvas({ desk, editor, openForm }: CanvasProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const picture = editor.picture.value;
  const chosen = editor.step.value;
  const focusable = chosen ?? editor.shown.value.start ?? picture.cards[0]?.step.name ?? null;
  useEffect(() => {
    if (chosen !== null) cardOf(canvas.current, chosen)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen, picture]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directionOf(event.key);
    const isOnCard = event.target instanceof HTMLElement && event.target.classList.contains("flow-card");
    if (!isOnCard || focusable === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Delete") {
      event.preventDefault();
      editor.delete(focusable);
      desk.say(`The step ${focusable} is taken out. Control Z brings it back.`);
      requestAnimationFrame(() => cardOf(canvas.current, editor.step.value ?? "")?.focus());
    } else if (direction !== null) {
      event.preventDefault();
      const next = walk(picture, focusable, direction);
      editor.select(next);
      cardOf(canvas.current, next)?.focus();
    }
  };
  return (
    <div ref={canvas} class="flow-canvas" dir="ltr" onKeyDown={onKeyDown}>
      <div class="flow-sheet" style={{ inlineSize: `${picture.width}px`, blockSize: `${picture.height}px` }}>
        <svg class="flow-lines" width={picture.width} height={picture.height} aria-hidden="true" focusable="false">
          {picture.entrance !== null && <path class="flow-line" d={`M${picture.entrance} 40 V65`} />}
          {picture.entrance !== null && <Arrow x={picture.entrance} y={72} />}
          {picture.edges.map((edge) => {
            const end = /([\d.-]+) ([\d.-]+)$/.exec(edge.line);
            const isNear = edge.from === chosen || edge.to === chosen;
            return (
              <g key={`${edge.from} ${edge.exit.path.join(".")}`} class={isNear ? "flow-near" : ""}>
                <path class="flow-line" d={edge.line} />
                {end !== null && <Arrow x={Number(end[1])} y={Number(end[2]) + 7} />}
              </g>
            );
          })}
        </svg>
        {picture.entrance !== null && (
          <p class="flow-entrance" style={{ insetInlineStart: `${picture.entrance}px` }}><Icon name="answer" /><span>{numbersOf(editor)}</span></p>
        )}
        <ul class="flow-steps" aria-label="Steps of the flow">
          {picture.cards.map((card) => (
            <CardView key={card.step.name} editor={editor} card={card} isChosen={card.step.name === chosen} isFocusable={card.step.name === focusable} openForm={openForm} />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** @returns The card of a step, as it is drawn now. */
export function cardOf(within: ParentNode | null, step: string): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`) ?? null;
}

function Arrow({ x, y }: { readonly x: number; readonly y: number }) {
  return <path class="flow-arrow" d={`M${x} ${y} l-4.5 -8 h9 Z`} />;
}

function numbersOf(editor: FlowEditor): string {
  const { tree } = editor.shown.value;
  const single = tree.textAt(["numbers"]);
  const numbers = single === null ? Array.from({ length: tree.countAt(["numbers"]) }, (_, index) => tree.textAt(["numbers", index]) ?? "") : [single];
  return numbers.length === 0 ? "No number leads here yet" : numbers.join(", ");
}
