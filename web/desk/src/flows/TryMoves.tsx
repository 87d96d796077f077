import { useSignal } from "@preact/signals";
import type { FlowTrialAnswer } from "../server/flowContracts";

const keypad = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

interface MovesProps {
  readonly awaits: FlowTrialAnswer["awaits"];
  readonly move: (move: string) => void;
}

/** What may happen next: what the caller does, and those whom the flow waits for. */
export function TryMoves({ awaits, move }: MovesProps) {
  return (
    <div class="flow-moves">
      <p class="desk-strong flow-awaits" tabIndex={-1}>{waitsFor[awaits]}</p>
      {awaits === "key" && <Keys move={move} />}
      {awaits === "answer" && <Answers move={move} />}
      <div class="desk-buttons">
        {awaits === "agent" && <Move words="An agent answers" does="agent answers" move={move} />}
        {awaits === "talk" && <Move words="The other hangs up" does="agent hangs up" move={move} />}
        {awaits === "party" && (
          <>
            <Move words="They answer" does="answers" move={move} />
            <Move words="They are busy" does="is busy" move={move} />
            <Move words="They decline" does="declines" move={move} />
          </>
        )}
        <Move words={waiting[awaits]} does="waits" move={move} />
        <Move words="Hang up" does="hangs up" move={move} />
      </div>
    </div>
  );
}

const waitsFor: Readonly<Record<FlowTrialAnswer["awaits"], string>> = {
  key: "The flow waits for a key.", agent: "The caller waits for an agent.", answer: "The flow waits for Salesforce.",
  party: "It rings.", talk: "The caller talks.", nothing: "",
};

const waiting: Readonly<Record<FlowTrialAnswer["awaits"], string>> = { key: "Press nothing", agent: "Wait on", answer: "It answers too late", party: "Nobody answers", talk: "Talk on", nothing: "Wait" };

function Move({ words, does, move }: { readonly words: string; readonly does: string; readonly move: (move: string) => void }) {
  return <button type="button" class="slds-button slds-button_neutral" onClick={() => move(does)}>{words}</button>;
}

function Keys({ move }: { readonly move: (move: string) => void }) {
  return (
    <>
      <div class="flow-keypad" role="group" aria-label="Keys of the phone">
        {keypad.map((key) => <button key={key} type="button" class="slds-button slds-button_neutral" aria-label={`Press ${key}`} onClick={() => move(key)}>{key}</button>)}
      </div>
      <Typed label="Several keys" hint="several keys: 1234#" pattern="[0-9*#]+" button="Press" move={move} />
    </>
  );
}

function Answers({ move }: { readonly move: (move: string) => void }) {
  return (
    <>
      <Typed label="Fields of the record" hint="Rating is Gold and Name is Acme" pattern=".+ is .+" button="It finds this" move={(fields) => move(`finds ${fields}`)} />
      <div class="desk-buttons">
        <Move words="It finds nothing" does="finds nothing" move={move} />
        <Move words="It finds several" does="finds several" move={move} />
      </div>
    </>
  );
}

interface TypedProps {
  readonly label: string;
  readonly hint: string;
  readonly pattern: string;
  readonly button: string;
  readonly move: (typed: string) => void;
}

function Typed({ label, hint, pattern, button, move }: TypedProps) {
  const typed = useSignal("");
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typed.value !== "") move(typed.value);
    typed.value = "";
  };
  return (
    <form class="flow-row" onSubmit={send}>
      <input class="slds-input" type="text" aria-label={label} placeholder={hint} pattern={pattern} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
      <button type="submit" class="slds-button slds-button_neutral">{button}</button>
    </form>
  );
}
