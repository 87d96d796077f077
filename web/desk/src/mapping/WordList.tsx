import type { MappingWord, MappingWords } from "../server/orgContracts";

/** What a value may be made of. */
export function WordList({ words }: { readonly words: MappingWords }) {
  return (
    <section class="desk-card desk-step" aria-labelledby="mapping-words">
      <h2 id="mapping-words" class="desk-step-title">What a value may be</h2>
      <p>A fact of the call, a text in quotes such as <code>'Phone'</code>, a number, or a function of these: <code>concat(call.direction, ': ', call.queue)</code>.</p>
      <div class="desk-columns">
        <Words title="Facts" list={words.facts} />
        <Words title="Functions" list={words.functions} />
      </div>
    </section>
  );
}

function Words({ title, list }: { readonly title: string; readonly list: readonly MappingWord[] }) {
  return (
    <details class="desk-good">
      <summary>{title} ({list.length})</summary>
      <dl class="desk-words-list">
        {list.map(({ name, words }) => (
          <div key={name}><dt><code>{name}</code></dt><dd>{words}</dd></div>
        ))}
      </dl>
    </details>
  );
}
