/** Something is on its way. */
export function Busy({ words }: { readonly words: string }) {
  return (
    <p class="desk-waiting" role="status">
      <span class="desk-busy" aria-hidden="true" />
      {words}
    </p>
  );
}
