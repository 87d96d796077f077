import type { Desk } from "../desk/desk";
import { Dialog } from "../shared/Dialog";

/** Asks before what somebody typed on a page is lost. */
export function LeaveDialog({ desk }: { readonly desk: Desk }) {
  const { address } = desk;
  if (address.asked.value === null) return null;
  return (
    <Dialog title="Leave without saving?" close={() => address.answer(false)} buttons={
      <>
        <button type="button" class="slds-button slds-button_neutral" autofocus onClick={() => address.answer(false)}>Stay here</button>
        <button type="button" class="slds-button slds-button_destructive" onClick={() => address.answer(true)}>Leave</button>
      </>
    }>
      <p>What you changed here is not saved yet. It is lost when you leave.</p>
    </Dialog>
  );
}
