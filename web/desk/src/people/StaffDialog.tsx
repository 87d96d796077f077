import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Problem } from "../server/deskServer";
import type { StaffMember } from "../server/staffContracts";
import { Dialog } from "../shared/Dialog";
import { described, Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import type { PeoplePage } from "./peoplePage";

interface StaffDialogProps {
  readonly page: PeoplePage;
  readonly agent: StaffMember;
  readonly close: () => void;
}

const mostNamed = 12;

/** Sets what one agent can do and where the agent serves. A refusal about the skills stands at their field. */
export function StaffDialog({ page, agent, close }: StaffDialogProps) {
  const skills = useSignal(agent.skills);
  const all = useSignal(agent.allQueues);
  const queues = useSignal(agent.queues);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const save = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await page.change(agent, { skills: skills.value, allQueues: all.value, queues: queues.value });
    busy.value = false;
    if (problem.value === null) close();
    else if (isAboutSkills(problem.value)) field.current?.focus();
  };
  const wrong = isAboutSkills(problem.value) ? problem.value.words : null;
  const known = page.knownSkills.value.slice(0, mostNamed);
  return (
    <Dialog title={agent.name} close={close} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" onClick={close}>Cancel</button>
        <button type="submit" form="staff" class="slds-button slds-button_brand" aria-disabled={busy.value}>Save</button>
      </>
    }>
      <form id="staff" class="desk-staff" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field id="skills" label="Skills" wrong={wrong}
          hint={`With levels from 1 to 10 (best): billing:7, swedish:3. Empty for none.${known.length === 0 ? "" : ` In use: ${known.join(", ")}.`}`}>
          <input {...described("skills", wrong)} ref={field} class="slds-input" autocomplete="off" spellcheck={false} value={skills.value} onInput={(event) => (skills.value = event.currentTarget.value)} />
        </Field>
        <Queues names={page.queues.value} all={all} chosen={queues} />
      </form>
      <ProblemBox problem={wrong === null ? problem.value : null} />
    </Dialog>
  );
}

interface QueuesProps {
  readonly names: readonly string[];
  readonly all: Signal<boolean>;
  readonly chosen: Signal<readonly string[]>;
}

function Queues({ names, all, chosen }: QueuesProps) {
  const choose = (name: string, isOn: boolean): void => {
    chosen.value = names.filter((one) => (one === name ? isOn : chosen.value.includes(one)));
  };
  return (
    <fieldset class="desk-staff-queues">
      <legend class="slds-form-element__label">Queues</legend>
      <label class="desk-tick">
        <input type="checkbox" checked={all.value} onChange={(event) => (all.value = event.currentTarget.checked)} />
        <span>All, those too that are added later</span>
      </label>
      {!all.value && names.map((name) => (
        <label key={name} class="desk-tick">
          <input type="checkbox" checked={chosen.value.includes(name)} onChange={(event) => choose(name, event.currentTarget.checked)} />
          <bdi>{name}</bdi>
        </label>
      ))}
      {!all.value && chosen.value.length === 0 && <p class="desk-hint">Without a queue the agent is offered no callers, and can still call out.</p>}
    </fieldset>
  );
}

function isAboutSkills(problem: Problem | null): problem is Problem {
  return problem?.code?.startsWith("skills.") === true;
}
