import { described, Field } from "../shared/Field";
import type { ChosenWay } from "../server/orgCalls";

/** The fields that a way needs. */
export function KeyFields({ way }: { readonly way: ChosenWay }) {
  const plain = { class: "slds-input", spellcheck: false, autocomplete: "off", autocapitalize: "none" } as const;
  return (
    <div class="desk-columns">
      <Field id="client-id" label="Consumer key" hint="A long text of letters and digits.">
        <input {...plain} type="text" name="clientId" required {...described("client-id")} />
      </Field>
      {way === "credentials" && (
        <Field id="client-secret" label="Consumer secret" hint="Kept sealed; nobody can read it here again.">
          <input {...plain} type="password" name="clientSecret" required {...described("client-secret")} />
        </Field>
      )}
      {way === "browser" && (
        <Field id="client-secret" label="Consumer secret (optional)" hint="Only when the app requires it for the web server flow.">
          <input {...plain} type="password" name="clientSecret" {...described("client-secret")} />
        </Field>
      )}
      {way === "jwt" && (
        <Field id="user" label="User name to run as" hint="As in Setup › Users, such as integration@acme.example.">
          <input {...plain} type="text" name="user" required {...described("user")} />
        </Field>
      )}
    </div>
  );
}
