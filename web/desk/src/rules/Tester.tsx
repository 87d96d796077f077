import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import type { Problem } from "../server/deskServer";
import type { OrgLine, WhoAnswer } from "../server/orgContracts";
import { RuleCalls } from "../server/ruleCalls";
import { Busy } from "../shared/Busy";
import { described, Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import { Answer } from "./Answer";

/** Asks the rules who a number would be. The address holds the question, so that it can be sent to a colleague. */
export function Tester({ desk, site, org }: { readonly desk: Desk; readonly site: Site; readonly org: OrgLine }) {
  const calls = useMemo(() => new RuleCalls(site.server, org.name), [site, org.name]);
  const { number = "", agent = "", search = "" } = desk.address.place.value.choices;
  const answer = useSignal<WhoAnswer | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const ask = async (asked: string, eyes: string, inOrg: boolean): Promise<void> => {
    busy.value = true;
    const reply = await calls.who(asked, eyes, inOrg);
    busy.value = false;
    answer.value = reply.ok ? reply.value : null;
    problem.value = reply.ok ? null : reply.problem;
  };
  useEffect(() => {
    if (number !== "") void ask(number, agent, search === "org");
  }, [calls, number, agent, search]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (busy.value || !(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    const asked = { number: String(fields.get("number")).trim(), agent: String(fields.get("agent")).trim(), search: fields.get("search") === null ? "" : "org" };
    const isSame = asked.number === number && asked.agent === agent && asked.search === search;
    if (!isSame) desk.address.choose(asked, "push");
    else if (number !== "") void ask(number, agent, search === "org");
  };
  return (
    <section class="desk-card desk-step" aria-labelledby="tester">
      <h2 id="tester" class="desk-step-title">Who would call?</h2>
      <form class="desk-tools desk-tester" onSubmit={submit}>
        <Field id="number" label="Number" hint="In any writing; an extension; or a key such as Case.CaseNumber=00001042.">
          <input class="slds-input" type="text" inputMode="tel" name="number" defaultValue={number} autocomplete="off" required {...described("number")} />
        </Field>
        <Field id="agent" label="Seen by (optional)" hint="An agent's name at sign-in, to see what that agent may see.">
          <input class="slds-input" type="text" name="agent" defaultValue={agent} autocomplete="off" spellcheck={false} autocapitalize="none" {...described("agent")} />
        </Field>
        <label class="desk-tick"><input type="checkbox" name="search" defaultChecked={search === "org"} /><span>Also search the org itself</span></label>
        <button type="submit" class="slds-button slds-button_brand" aria-disabled={busy.value}>Who is it?</button>
      </form>
      {busy.value && <Busy words="Asking the rules…" />}
      <ProblemBox problem={problem.value} />
      <div aria-live="polite">{answer.value !== null && !busy.value && <Answer org={org} answer={answer.value} />}</div>
    </section>
  );
}
