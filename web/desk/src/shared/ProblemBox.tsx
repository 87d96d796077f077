import type { Problem } from "../server/deskServer";
import { Icon } from "./Icon";

/** Says what went wrong, aloud too. Takes no room while nothing is. */
export function ProblemBox({ problem, id }: { readonly problem: Problem | null; readonly id?: string }) {
  const several = problem?.problems ?? [];
  return (
    <div id={id} role="alert">
      {problem !== null && (
        <div class="desk-box desk-box_bad">
          <Icon name="error" />
          {several.length > 1 ? (
            <ul class="desk-list">{several.map((one) => <li key={one}>{one}</li>)}</ul>
          ) : (
            <p class="desk-words">{several[0] ?? problem.words}</p>
          )}
        </div>
      )}
    </div>
  );
}
