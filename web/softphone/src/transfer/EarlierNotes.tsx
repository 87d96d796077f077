import type { PhoneNotes } from "@patchbay/phone/server/contracts";

/** What colleagues noted who had the call before, or have it too. */
export function EarlierNotes({ notes }: { readonly notes: readonly PhoneNotes[] }) {
  return (
    <>
      {notes.map((note) => (
        <blockquote key={note.by} class="pb-earlier-notes" dir="auto">
          <b>{note.by}:</b> {note.text}
        </blockquote>
      ))}
    </>
  );
}
