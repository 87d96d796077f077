import type { FlowProblem } from "../server/flowContracts";
import { Icon } from "../shared/Icon";

/** The linter's words about one step. */
export function ProblemLines({ problems }: { readonly problems: readonly FlowProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="flow-problems" aria-label="What is wrong with this step">
      {problems.map(({ rule, isError, line, message }) => (
        <li key={`${rule} ${line} ${message}`} class={isError ? "flow-problem_error" : "flow-problem_advice"}>
          <Icon name={isError ? "error" : "warning"} />
          <span>{isError ? "" : "Advice: "}{message}</span>
        </li>
      ))}
    </ul>
  );
}
