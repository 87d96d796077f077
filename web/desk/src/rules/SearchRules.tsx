import type { FileDraft } from "../file/fileDraft";
import { Icon } from "../shared/Icon";
import { searchList, searchRules, sureChoices, type SearchRule } from "./ruleFile";

/** Where a number is looked for, best first. */
export function SearchRules({ draft }: { readonly draft: FileDraft }) {
  const rules = searchRules(draft.read.value);
  return (
    <section class="desk-card desk-step" aria-labelledby="search-rules">
      <h2 id="search-rules" class="desk-step-title">Where a number is looked for, best first</h2>
      <p class="desk-soft">An object and its phone field, such as <code>Contact.MobilePhone</code>; a star stands for any, as in <code>Lead.*</code>. A record is named by the first rule that finds it.</p>
      <ol class="desk-rows desk-search-rules">
        {rules.map((rule, at) => <Row key={at} draft={draft} rule={rule} at={at} count={rules.length} />)}
      </ol>
      <div class="desk-buttons">
        <button type="button" class="slds-button slds-button_neutral" onClick={() => draft.add(searchList, { find: "" })}><Icon name="add" />Add a rule</button>
      </div>
    </section>
  );
}

interface RowProps {
  readonly draft: FileDraft;
  readonly rule: SearchRule;
  readonly at: number;
  readonly count: number;
}

function Row({ draft, rule, at, count }: RowProps) {
  const here = [...searchList, at];
  const name = rule.find === "" ? `rule ${at + 1}` : rule.find;
  return (
    <li class="desk-row desk-search-rule" aria-label={name}>
      <div class="slds-form-element">
        <label class="slds-form-element__label" for={`search-${at}-find`}>Rule {at + 1}</label>
        <input id={`search-${at}-find`} class="slds-input" type="text" spellcheck={false} autocomplete="off" value={rule.find} onInput={(event) => draft.type([...here, "find"], event.currentTarget.value)} />
      </div>
      <div class="slds-form-element">
        <label class="slds-form-element__label" for={`search-${at}-sure`}>How sure</label>
        <select id={`search-${at}-sure`} class="slds-select" value={rule.sure} onChange={(event) => draft.edit([...here, "sure"], event.currentTarget.value)}>
          {sureChoices.map(({ value, words }) => <option key={value} value={value}>{words}</option>)}
        </select>
      </div>
      <label class="desk-tick">
        <input type="checkbox" checked={rule.isLast} onChange={(event) => (event.currentTarget.checked ? draft.edit([...here, "last"], true) : draft.clear([...here, "last"]))} />
        <span>Look no further then</span>
      </label>
      <div class="desk-buttons">
        <Small icon="up" words={`Ask ${name} earlier`} off={at === 0} act={() => draft.swapWithNext(searchList, at - 1)} />
        <Small icon="down" words={`Ask ${name} later`} off={at === count - 1} act={() => draft.swapWithNext(searchList, at)} />
        <Small icon="close" words={`Take out ${name}`} off={count === 1} act={() => draft.clear(here)} />
      </div>
      {rule.where.length > 0 && <p class="desk-soft desk-search-where">Only records with the right {rule.where.join(", ")}; the text says which.</p>}
    </li>
  );
}

interface SmallProps {
  readonly icon: "up" | "down" | "close";
  readonly words: string;
  readonly off: boolean;
  readonly act: () => void;
}

function Small({ icon, words, off, act }: SmallProps) {
  return <button type="button" class="slds-button slds-button_neutral desk-small-button" aria-label={words} title={words} disabled={off} onClick={act}><Icon name={icon} /></button>;
}
