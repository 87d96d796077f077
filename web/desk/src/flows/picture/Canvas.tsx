import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../../desk/desk";
import { Icon, type IconName } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import { CardView } from "./CardView";
import { Lines } from "./Lines";
import { directionOf, walk } from "./walking";

/** How large the picture can be drawn. */
const sizes = [1, 0.8, 0.65, 0.5];

interface CanvasProps {
  readonly desk: Desk;
  readonly editor: FlowEditor;
  /** Goes to the form of the step. */
  readonly openForm: () => void;
}

/** The flow as a picture. One step at a time can be tabbed to; the arrows walk along the ways. */
export function Canvas({ desk, editor, openForm }: CanvasProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const size = useSignal(0);
  const picture = editor.picture.value;
  const chosen = editor.step.value;
  const focusable = chosen ?? editor.shown.value.start ?? picture.cards[0]?.step.name ?? null;
  useEffect(() => {
    // A wide picture is opened where callers come in.
    if (focusable !== null) cardOf(canvas.current, focusable)?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
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
    <div class="flow-frame">
      <div class="flow-sizes" role="group" aria-label="Size of the picture">
        <SizeButton icon="add" label="Larger" isLast={size.value === 0} choose={() => (size.value -= 1)} />
        <SizeButton icon="remove" label="Smaller" isLast={size.value === sizes.length - 1} choose={() => (size.value += 1)} />
      </div>
      <div ref={canvas} class="flow-canvas" dir="ltr" onKeyDown={onKeyDown}>
        <div class="flow-sheet" style={{ inlineSize: `${picture.width}px`, blockSize: `${picture.height}px`, zoom: String(sizes[size.value] ?? 1) }}>
          <Lines picture={picture} chosen={chosen} />
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
    </div>
  );
}

interface SizeButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isLast: boolean;
  readonly choose: () => void;
}

function SizeButton({ icon, label, isLast, choose }: SizeButtonProps) {
  return <button type="button" class="slds-button flow-size" aria-label={label} title={label} aria-disabled={isLast} onClick={() => isLast || choose()}><Icon name={icon} /></button>;
}

/** @returns The card of a step, as it is drawn now. */
export function cardOf(within: ParentNode | null, step: string): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`) ?? null;
}

function numbersOf(editor: FlowEditor): string {
  const { tree } = editor.shown.value;
  const single = tree.textAt(["numbers"]);
  const numbers = single === null ? Array.from({ length: tree.countAt(["numbers"]) }, (_, index) => tree.textAt(["numbers", index]) ?? "") : [single];
  return numbers.length === 0 ? "No number leads here yet" : numbers.join(", ");
}
