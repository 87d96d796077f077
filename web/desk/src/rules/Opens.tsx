import type { FileDraft } from "../file/fileDraft";
import type { Path } from "../yaml/yamlTree";
import { callKinds, caseWords, popAt, showChoices } from "./ruleFile";

/** What opens where the agent works, for each kind of call and number of matches. */
export function Opens({ draft }: { readonly draft: FileDraft }) {
  return (
    <section class="desk-card desk-step" aria-labelledby="opens">
      <h2 id="opens" class="desk-step-title">What opens</h2>
      {callKinds.map(({ kind, words }) => (
        <fieldset key={kind} class="desk-opens">
          <legend class="desk-strong">{words}</legend>
          {caseWords.map((one) => <Case key={one.name} draft={draft} path={[kind, one.name]} words={one.words} usual={one.usual} />)}
        </fieldset>
      ))}
    </section>
  );
}

interface CaseProps {
  readonly draft: FileDraft;
  readonly path: Path;
  readonly words: string;
  readonly usual: string;
}

function Case({ draft, path, words, usual }: CaseProps) {
  const pop = popAt(draft.read.value, path, usual);
  const id = path.join("-");
  // Of none or several no single record can open.
  const choices = showChoices.filter(({ value }) => value !== "record" || path.at(-1) === "one");
  return (
    <div class="desk-open">
      <div class="slds-form-element">
        <label class="slds-form-element__label" for={`${id}-show`}>{words}</label>
        <select id={`${id}-show`} class="slds-select" value={pop.show} onChange={(event) => draft.edit([...path, "show"], event.currentTarget.value)}>
          {choices.map(({ value, words: about }) => <option key={value} value={value}>{about}</option>)}
        </select>
      </div>
      {pop.show === "newRecord" && <Word draft={draft} path={[...path, "object"]} label="Object" value={pop.objectName} hint={filled(pop.fields, "field")} />}
      {pop.show === "flow" && <Word draft={draft} path={[...path, "flow"]} label="Flow (API name)" value={pop.flow} hint={filled(pop.fields, "argument")} />}
      {pop.show === "url" && <Word draft={draft} path={[...path, "url"]} label="Address in the org" value={pop.url} hint="Begins with one slash; {number} is filled in." />}
      {pop.show !== "nothing" && (
        <div class="slds-form-element">
          <label class="slds-form-element__label" for={`${id}-open`}>Where</label>
          <select id={`${id}-open`} class="slds-select" value={pop.open} onChange={(event) => draft.edit([...path, "open"], event.currentTarget.value)}>
            <option value="tab">in a tab</option>
            <option value="detail">in place of the page</option>
          </select>
        </div>
      )}
    </div>
  );
}

function filled(count: number, what: string): string {
  return count === 0 ? `No ${what} is filled in.` : `${count} ${what}${count === 1 ? " is" : "s are"} filled in; the text says which.`;
}

interface WordProps {
  readonly draft: FileDraft;
  readonly path: Path;
  readonly label: string;
  readonly value: string;
  readonly hint: string;
}

function Word({ draft, path, label, value, hint }: WordProps) {
  const id = path.join("-");
  return (
    <div class="slds-form-element">
      <label class="slds-form-element__label" for={id}>{label}</label>
      <input id={id} class="slds-input" type="text" spellcheck={false} autocomplete="off" aria-describedby={`${id}-hint`} value={value} onInput={(event) => draft.type(path, event.currentTarget.value)} />
      <p id={`${id}-hint`} class="desk-hint">{hint}</p>
    </div>
  );
}
