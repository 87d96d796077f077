import type { Phone } from "../panel/panel";

/** What the agent writes about the call; kept while it is typed. */
export function Notes({ phone }: { readonly phone: Phone }) {
  const { text, status } = phone.session.notes.value;
  return (
    <div class="pb-notes">
      <div class="pb-notes-head">
        <label class="slds-form-element__label" for="notes">Notes</label>
        <span class="pb-detail" role="status">{status === "unsaved" ? "Not saved yet" : status === "saved" && text !== "" ? "Saved" : ""}</span>
      </div>
      <textarea id="notes" class="slds-textarea" dir="auto" value={text} maxLength={32_000}
        onInput={(event) => phone.session.notesKeeper.type(event.currentTarget.value)}
        onBlur={() => void phone.session.notesKeeper.flush()} />
    </div>
  );
}
