import type { FlowProblem } from "../server/flowContracts";
import { Icon } from "../shared/Icon";
import type { FlowEditor } from "./edit/flowEditor";
import { cardOf } from "./picture/Canvas";

/** Everything the linter says about the flow; a click goes to the step. */
export function ProblemList({ editor }: { readonly editor: FlowEditor }) {
  // That the text cannot be read is told above it already.
  if (!editor.isReadable) return null;
  const problems = editor.problems.value;
  if (problems === null) return <p class="flow-verdict desk-soft" role="status">The flow is being checked…</p>;
  if (problems.length === 0) return <p class="flow-verdict flow-verdict_good" role="status"><Icon name="check" />Checked: nothing is wrong.</p>;
  const errors = problems.filter(({ isError }) => isError).length;
  const said = [errors === 0 ? "" : errors === 1 ? "1 error" : `${errors} errors`, problems.length === errors ? "" : `${problems.length - errors} advice`].filter((part) => part !== "").join(", ");
  return (
    <section class="flow-verdict-list" aria-labelledby="flow-verdict">
      <h2 id="flow-verdict" class="flow-verdict-title"><span role="status">{`${said}${errors === 0 ? "" : ". Mend errors before you publish"}`}</span></h2>
      <ul class="flow-problems">{problems.map((problem) => <Line key={`${problem.line} ${problem.column} ${problem.rule} ${problem.message}`} editor={editor} problem={problem} />)}</ul>
    </section>
  );
}

function Line({ editor, problem }: { readonly editor: FlowEditor; readonly problem: FlowProblem }) {
  const { step } = problem;
  const go = (): void => {
    editor.select(step);
    if (step !== null) cardOf(document, step)?.focus();
  };
  return (
    <li class={problem.isError ? "flow-problem_error" : "flow-problem_advice"}>
      <Icon name={problem.isError ? "error" : "warning"} />
      <span>
        {step !== null && <button type="button" class="slds-button flow-go" onClick={go}>{step}</button>}
        {step !== null && " "}
        {problem.message}
        <span class="desk-soft">{` Line ${problem.line}.`}</span>
      </span>
    </li>
  );
}
