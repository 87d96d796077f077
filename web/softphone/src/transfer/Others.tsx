import type { ReadonlySignal } from "@preact/signals";
import { durationText } from "@patchbay/phone/call/duration";
import { numberText } from "@patchbay/phone/call/numberText";
import type { PhoneAsked, PhoneCall, PhoneOther, PhoneOthers } from "@patchbay/phone/server/contracts";
import type { Phone } from "../panel/panel";
import { useCountry } from "../shell/country";
import { Icon } from "../shell/Icon";

interface OthersProps {
  readonly phone: Phone;
  readonly call: PhoneCall;
  readonly others: PhoneOthers;
  readonly now: ReadonlySignal<number>;
}

/** Who else is in the call or asked into it, and what can be done about them. */
export function Others({ phone, call, others: told, now }: OthersProps) {
  const others = readIn(useCountry(), told);
  const consulted = others.parties.find((party) => party.consulted);
  return (
    <section class="pb-others" aria-label="Others in this call">
      <p class={others.failed === null ? "slds-assistive-text" : "pb-others-failed"} role="status">{others.failed ?? ""}</p>
      {others.role === "consulted" && <Advice others={others} />}
      {others.asked !== null && others.role === "main" && <Asked phone={phone} call={call} asked={others.asked} now={now} />}
      {others.parties.filter((party) => !party.consulted).map((party) => <Member key={party.legId} phone={phone} call={call} party={party} />)}
      {consulted !== undefined && others.role === "main" && <Consulted phone={phone} call={call} party={consulted} with={others.withConsulted} />}
    </section>
  );
}

/** Somebody outside has a number for a name. */
function readIn(country: string, others: PhoneOthers): PhoneOthers {
  const read = <T extends { readonly name: string }>(one: T): T => ({ ...one, name: numberText(one.name, country) });
  return { ...others, asked: others.asked && read(others.asked), parties: others.parties.map(read) };
}

function Asked({ phone, call, asked, now }: { readonly phone: Phone; readonly call: PhoneCall; readonly asked: PhoneAsked; readonly now: ReadonlySignal<number> }) {
  return (
    <div class="pb-others-line">
      <span class="pb-others-words">
        {asked.purpose === "consult" ? "Asking" : "Transferring to"} <b dir="auto">{asked.name}</b>
        {asked.rings ? " · rings " : " · calling "}
        <span class="pb-figures">{durationText(now.value - Date.parse(asked.since))}</span>
      </span>
      <Small label="Take back" press={() => void phone.transfers.step(call.callId, "return")} />
    </div>
  );
}

function Member({ phone, call, party }: { readonly phone: Phone; readonly call: PhoneCall; readonly party: PhoneOther }) {
  return (
    <div class="pb-others-line">
      <Icon name={party.outside ? "outbound" : "person"} />
      <span class="pb-others-words"><span dir="auto">{party.name}</span>{party.audioLost && <Lost name={party.name} />}</span>
      {party.canBeDropped && <Small label="Drop" name={party.name} press={() => void phone.transfers.drop(call.callId, party.legId)} />}
    </div>
  );
}

/** Whom one hears who is asked for advice: it changes when the colleague goes to and fro. */
function Advice({ others }: { readonly others: PhoneOthers }) {
  const colleague = others.parties.find((party) => !party.outside && !party.consulted);
  const name = colleague?.name ?? "Your colleague";
  return (
    <p class="pb-others-words" role="status">
      {others.withConsulted
        ? <>You are asked for advice: you talk to <b dir="auto">{name}</b>. The customer is on hold and hears neither of you.</>
        : <><b dir="auto">{name}</b> talks to the customer. You hear music until they come back to you.</>}
    </p>
  );
}

function Lost({ name }: { readonly name: string }) {
  return <span class="pb-others-lost" role="alert"><Icon name="warning" /><span>Nothing is heard from <bdi>{name}</bdi> just now. The connection may come back by itself.</span></span>;
}

interface ConsultedProps {
  readonly phone: Phone;
  readonly call: PhoneCall;
  readonly party: PhoneOther;
  /** True while the agent talks to the consulted party. */
  readonly with: boolean;
}

function Consulted({ phone, call, party, with: apart }: ConsultedProps) {
  const step = phone.transfers.step.bind(phone.transfers, call.callId);
  return (
    <>
      <p class="pb-others-words">
        {apart ? <>You talk to <b dir="auto">{party.name}</b>; the customer waits.</> : <>You talk to the customer; <b dir="auto">{party.name}</b> waits.</>}
      </p>
      {party.audioLost && <Lost name={party.name} />}
      <div class="pb-others-steps" role="group" aria-label="Consult">
        <Small label={apart ? "To customer" : "To colleague"} press={() => void step(apart ? "toCustomer" : "toConsulted")} />
        <Small label="Conference" press={() => void step("conference")} />
        <Small label="End consult" press={() => void step("return")} />
        <button type="button" class="slds-button slds-button_brand" onClick={() => void step("complete")}>Complete</button>
      </div>
    </>
  );
}

function Small({ label, name, press }: { readonly label: string; readonly name?: string; readonly press: () => void }) {
  return (
    <button type="button" class="slds-button slds-button_neutral" aria-label={name === undefined ? undefined : `${label} ${name}`} onClick={press}>
      {label}
    </button>
  );
}
