import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Site } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import type { OrgLine } from "../server/orgContracts";
import { RuleCalls } from "../server/ruleCalls";
import { described, Field } from "../shared/Field";
import { Icon } from "../shared/Icon";
import { ProblemBox } from "../shared/ProblemBox";

/** Hangs the log of a call on another record, also long after the call. */
export function MoveLog({ site, org }: { readonly site: Site; readonly org: OrgLine }) {
  const calls = useMemo(() => new RuleCalls(site.server, org.name), [site, org.name]);
  const call = useSignal("");
  const record = useSignal("");
  const problem = useSignal<Problem | null>(null);
  const outcome = useSignal<string | null>(null);
  const move = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reply = await calls.moveLog(call.value.trim(), record.value.trim());
    problem.value = reply.ok ? null : reply.problem;
    outcome.value = reply.ok ? `The log hangs on ${reply.value.objectName} ${reply.value.name} from now on.${reply.value.note === null ? "" : ` ${reply.value.note}`}` : null;
  };
  return (
    <section class="desk-card desk-step" aria-labelledby="move-log">
      <h2 id="move-log" class="desk-step-title">Move a log</h2>
      <form class="desk-rows" onSubmit={(event) => void move(event)}>
        <Field id="move-call" label="Call" hint="Its id, as it stands in the Task's Call Object Identifier.">
          <input class="slds-input" required dir="ltr" value={call.value} {...described("move-call")} onInput={(event) => { call.value = event.currentTarget.value; outcome.value = null; }} />
        </Field>
        <Field id="move-record" label="Record" hint="Its id; for an object of your own with the object in front: Contract__c/a0B…">
          <input class="slds-input" required dir="ltr" value={record.value} {...described("move-record")} onInput={(event) => { record.value = event.currentTarget.value; outcome.value = null; }} />
        </Field>
        <ProblemBox problem={problem.value} />
        <div role="status">{outcome.value !== null && <p class="desk-box desk-box_good"><Icon name="check" /><span>{outcome.value}</span></p>}</div>
        <div class="desk-buttons"><button type="submit" class="slds-button slds-button_neutral">Move</button></div>
      </form>
    </section>
  );
}
