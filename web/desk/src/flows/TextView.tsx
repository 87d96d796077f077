import { useEffect, useRef } from "preact/hooks";
import type { FlowEditor } from "./edit/flowEditor";

/** Height of a line, as the style sheet has it. */
const lineHeight = 18;

/** The file itself. Where the cursor stands is the step that the picture shows; the lines of that step are marked. */
export function TextView({ editor }: { readonly editor: FlowEditor }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { text } = editor.history.value;
  const { tree } = editor.read.value;
  const step = editor.step.value;
  const marked = step === null ? null : tree.linesAt(["steps", step]);
  const wrong = new Set((editor.problems.value ?? []).filter(({ isError }) => isError).map(({ line }) => line));
  const lines = text.split("\n").length;
  useEffect(() => {
    const { current } = area;
    if (current === null || marked === null || document.activeElement === current) return;
    current.closest(".flow-text")?.scrollTo({ top: (marked.first - 3) * lineHeight });
  }, [step, marked?.first]);
  const select = (): void => {
    const at = area.current?.selectionStart ?? 0;
    const line = text.slice(0, at).split("\n").length;
    const here = editor.shown.value.steps.find(({ name }) => {
      const own = tree.linesAt(["steps", name]);
      return own !== null && own.first <= line && line <= own.last;
    });
    if (here !== undefined) editor.select(here.name);
  };
  return (
    <div class="flow-text" dir="ltr">
      <div class="flow-text-sheet" style={{ blockSize: `${(lines + 1) * lineHeight}px` }}>
        <ol class="flow-text-lines" aria-hidden="true">
          {Array.from({ length: lines }, (_, index) => (
            <li key={index} class={`${marked !== null && marked.first <= index + 1 && index + 1 <= marked.last ? "flow-text-marked" : ""} ${wrong.has(index + 1) ? "flow-text-wrong" : ""}`}>{index + 1}</li>
          ))}
        </ol>
        <textarea ref={area} class="flow-text-area" aria-label="The flow as text (YAML)" value={text} spellcheck={false} autocapitalize="none" wrap="off"
          onInput={(event) => editor.change(event.currentTarget.value, ["text"])} onKeyUp={select} onClick={select} />
      </div>
    </div>
  );
}
