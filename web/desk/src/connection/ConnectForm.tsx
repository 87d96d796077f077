import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk, Site } from "../desk/desk";
import type { ChosenWay } from "../server/orgCalls";
import { Busy } from "../shared/Busy";
import { described, Field } from "../shared/Field";
import { ProblemBox } from "../shared/ProblemBox";
import { KeyFields } from "./KeyFields";
import { loginUrlProblem, nameProblem, type NewConnection } from "./newConnection";
import { StepList } from "./StepList";
import { WayChoice } from "./WayChoice";

interface ConnectFormProps {
  readonly desk: Desk;
  readonly site: Site;
  readonly connection: NewConnection;
  readonly way: ChosenWay;
}

/** Which org and how; what to click there; the keys. Name, address and way stand in the address of the page, keys never do. */
export function ConnectForm({ desk, site, connection, way }: ConnectFormProps) {
  const { name = "", address = "" } = desk.address.place.value.choices;
  const tried = useSignal(false);
  const wrong = { name: nameProblem(name), address: loginUrlProblem(address) };
  const ready = wrong.name === null;
  const settled = useSignal(name);
  useEffect(() => {
    if (ready && settled.value === name) void connection.showSteps(name, way, address);
  }, [way, settled.value]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    tried.value = true;
    if (wrong.name !== null || wrong.address !== null || !(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    const text = (field: string): string => String(fields.get(field) ?? "").trim();
    void connection.connect(way, name, address, { clientId: text("clientId"), clientSecret: text("clientSecret"), user: text("user") });
  };
  const typed = (choice: "name" | "address") => (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) desk.address.choose({ [choice]: event.currentTarget.value });
  };
  const nameWrong = tried.value || settled.value === name && name !== "" ? wrong.name : null;
  const addressWrong = tried.value ? wrong.address : null;
  const taken = site.orgs.find(name) !== null;
  return (
    <form class="desk-connect" onSubmit={submit} noValidate>
      <section class="desk-card desk-step" aria-labelledby="step-1">
        <h2 id="step-1" class="desk-step-title"><span class="desk-step-number">1</span>Which org, and how</h2>
        <div class="desk-columns">
          <Field id="name" label="What you call it" hint={taken ? `${name} is connected already; this connects it anew.` : "Its name in this desk and in commands (--org NAME), for instance production or sandbox. Salesforce does not see it."} wrong={nameWrong}>
            <input class="slds-input" type="text" value={name} spellcheck={false} autocomplete="off" autocapitalize="none" required {...described("name", nameWrong)}
              onInput={typed("name")} onBlur={() => (settled.value = name)} />
          </Field>
          <Field id="address" label="Its address (My Domain)" hint="Copy it from the browser: acme.my.salesforce.com, or acme--dev.sandbox.my.salesforce.com." wrong={addressWrong}>
            <input class="slds-input" type="text" inputMode="url" value={address} spellcheck={false} autocomplete="off" autocapitalize="none" required
              {...described("address", addressWrong)} onInput={typed("address")} />
          </Field>
        </div>
        <WayChoice way={way} choose={(chosen) => desk.address.choose({ way: chosen })} />
      </section>
      <section class="desk-card desk-step" aria-labelledby="step-2">
        <h2 id="step-2" class="desk-step-title"><span class="desk-step-number">2</span>What to click in Salesforce</h2>
        {connection.steps.value !== null && ready ? <StepList desk={desk} steps={connection.steps.value} name={name} /> : <p class="desk-soft">Give the org a name first; the steps are written for it.</p>}
      </section>
      <section class="desk-card desk-step" aria-labelledby="step-3">
        <h2 id="step-3" class="desk-step-title"><span class="desk-step-number">3</span>The keys of the app</h2>
        <KeyFields way={way} />
        <ProblemBox problem={connection.problem.value} />
        <div class="desk-buttons">
          <button type="submit" class="slds-button slds-button_brand" aria-disabled={connection.busy.value}>
            {way === "browser" ? "Go on to the consent" : "Connect"}
          </button>
          {connection.busy.value && <Busy words="Signing in to Salesforce…" />}
        </div>
      </section>
    </form>
  );
}
