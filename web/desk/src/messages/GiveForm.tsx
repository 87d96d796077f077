import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Problem } from "../server/deskServer";
import { Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import type { MessagePage } from "./messagePage";

interface GiveFormProps {
  readonly page: MessagePage;
  readonly title: string;
  /** Whose it is now: `queue:…` or `agent:…`. */
  readonly start: string;
  /** @returns What stands in the way; null when it is done. */
  readonly give: (queueId: string | null, agentId: string | null, name: string) => Promise<Problem | null>;
}

/** Gives a message to a queue or to one agent. */
export function GiveForm({ page, title, start, give }: GiveFormProps) {
  const chosen = useSignal(start);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(() => void page.learnSite(), [page]);
  const site = page.site.value;
  const submit = async (): Promise<void> => {
    if (busy.value || site === null) return;
    busy.value = true;
    const [kind, id = ""] = chosen.value.split(":");
    const name = [...site.queues, ...site.agents].find((one) => one.id === id)?.name ?? "";
    problem.value = await give(kind === "queue" ? id : null, kind === "agent" ? id : null, name);
    busy.value = false;
  };
  return (
    <form class="desk-move" aria-labelledby="give" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h3 id="give" class="slds-text-heading_small">{title}</h3>
      <div class="desk-tools">
        <Field id="give-to" label="For">
          <select id="give-to" class="slds-select" value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            <optgroup label="All who serve a queue">{site?.queues.map(({ id, name }) => <option key={id} value={`queue:${id}`}>{name}</option>)}</optgroup>
            <optgroup label="One agent alone">{site?.agents.map(({ id, name }) => <option key={id} value={`agent:${id}`}>{name}</option>)}</optgroup>
          </select>
        </Field>
        <button type="submit" class="slds-button slds-button_neutral" aria-disabled={busy.value || chosen.value === start}>Give</button>
      </div>
      <ProblemBox problem={problem.value} />
    </form>
  );
}
