import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../desk/desk";
import type { FlowCalls } from "../server/flowCalls";
import { ProblemBox } from "../shared/ProblemBox";
import type { FlowEditor } from "./edit/flowEditor";
import { FlowForm } from "./form/FlowForm";
import { StepForm } from "./form/StepForm";
import { Canvas, cardOf } from "./picture/Canvas";
import { ProblemList } from "./ProblemList";
import { TextView } from "./TextView";
import { Toolbar } from "./Toolbar";
import { TryView } from "./TryView";

interface WorkbenchProps {
  readonly desk: Desk;
  readonly calls: FlowCalls;
  readonly editor: FlowEditor;
  readonly queues: readonly string[];
  /** Names of the published flows. */
  readonly flows: readonly string[];
}

const zones = Intl.supportedValuesOf("timeZone");
const views = { form: "Form", text: "Text", try: "Call it" } as const;
type View = keyof typeof views;

/** Picture, form and text of one flow side by side, with the same step chosen in all. */
export function Workbench({ desk, calls, editor, queues, flows }: WorkbenchProps) {
  const bench = useRef<HTMLDivElement>(null);
  const { choices } = desk.address.place.value;
  const view: View = choices["view"] === "text" || choices["view"] === "try" ? choices["view"] : "form";
  const chosen = editor.step.value;
  const step = editor.shown.value.steps.find(({ name }) => name === chosen);
  const wrong = editor.read.value.tree.problem;
  useEffect(() => {
    if ((choices["step"] ?? null) !== chosen) desk.address.choose({ step: chosen });
  }, [chosen]);
  const show = (next: View): void => desk.address.choose({ view: next === "form" ? null : next });
  const openForm = (): void => {
    show("form");
    if (editor.wanted.value === null) requestAnimationFrame(() => bench.current?.querySelector<HTMLElement>("#flow-form-title")?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.closest("dialog") !== null) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(event.key)) {
      event.preventDefault();
      if (event.key.toLowerCase() === "y" || event.shiftKey) editor.redo();
      else editor.undo();
    } else if (event.key === "Escape" && chosen !== null && event.target instanceof HTMLElement && event.target.closest(".flow-side") !== null) {
      cardOf(bench.current, chosen)?.focus();
    }
  };
  return (
    <div ref={bench} class="flow-bench" onKeyDown={onKeyDown}>
      <Toolbar desk={desk} calls={calls} editor={editor} />
      <ProblemBox problem={editor.trouble.value} />
      <datalist id="flow-queues">{queues.map((queue) => <option key={queue} value={queue} />)}</datalist>
      <datalist id="flow-calendars">{editor.shown.value.tree.namesAt(["calendars"]).map((name) => <option key={name} value={name} />)}</datalist>
      <datalist id="flow-names">{flows.filter((name) => name !== editor.name).map((name) => <option key={name} value={name} />)}</datalist>
      <datalist id="flow-zones">{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
      <div class="flow-parts">
        <div class="flow-main">
          <Canvas desk={desk} editor={editor} openForm={openForm} />
          <ProblemList editor={editor} />
        </div>
        <div class="flow-side">
          <div class="flow-views" role="group" aria-label="Beside the picture">
            {(Object.keys(views) as View[]).map((one) => (
              <button key={one} type="button" class={`slds-button flow-view ${one === view ? "flow-view_chosen" : ""}`} aria-pressed={one === view} onClick={() => show(one)}>{views[one]}</button>
            ))}
            {chosen !== null && view === "form" && <button type="button" class="slds-button flow-view flow-whole" onClick={() => editor.select(null)}>The whole flow</button>}
          </div>
          {wrong !== null && <p class="desk-box desk-box_bad" role="alert"><span>{`The text cannot be read. Line ${wrong.line}: ${wrong.message} The picture shows the flow before that.`}</span></p>}
          {view === "text" && <TextView editor={editor} />}
          {view === "try" && <TryView calls={calls} editor={editor} />}
          {view === "form" && <div inert={wrong !== null}>{step === undefined ? <FlowForm editor={editor} /> : <StepForm key={step.name} desk={desk} editor={editor} step={step} />}</div>}
        </div>
      </div>
    </div>
  );
}
