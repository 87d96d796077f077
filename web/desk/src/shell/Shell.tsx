import type { Desk } from "../desk/desk";
import { SignIn } from "../signIn/SignIn";
import { Frame } from "./Frame";

/** The desk as a whole. */
export function Shell({ desk }: { readonly desk: Desk }) {
  const stage = desk.stage.value;
  switch (stage.kind) {
    case "signIn":
      return <SignIn desk={desk} note={stage.note} />;
    case "notAllowed":
      return (
        <main class="desk-alone">
          <h1 class="slds-text-heading_medium">Nothing here for you yet, {stage.name}</h1>
          <p>The pages of the desk are for supervisors and administrators. Your phone is in Salesforce, in the utility bar.</p>
          <button type="button" class="slds-button slds-button_neutral" onClick={() => desk.signOut()}>Sign in as somebody else</button>
        </main>
      );
    case "open":
      return <Frame desk={desk} site={stage.site} />;
    default:
      return stage satisfies never;
  }
}
