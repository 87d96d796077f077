import type { ChosenWay } from "../server/orgCalls";

interface WayChoiceProps {
  readonly way: ChosenWay;
  readonly choose: (way: ChosenWay) => void;
}

const ways: readonly { readonly way: ChosenWay; readonly title: string; readonly words: string }[] = [
  { way: "jwt", title: "JWT bearer", words: "The usual way. No secret changes hands: Patchbay makes a key pair, you upload its certificate." },
  { way: "credentials", title: "Client credentials", words: "Where certificates may not be uploaded: an app's key and secret, and a user that it runs as." },
  { way: "browser", title: "A person's consent", words: "You sign in to Salesforce and agree (OAuth with PKCE). Patchbay has your rights." },
];

/** The three ways to sign in, with what each is good for. */
export function WayChoice({ way, choose }: WayChoiceProps) {
  return (
    <fieldset class="desk-ways">
      <legend class="slds-form-element__label">How Patchbay signs in</legend>
      <div class="desk-way-cards">
        {ways.map((one) => (
          <label key={one.way} class={`desk-way ${one.way === way ? "desk-way_chosen" : ""}`}>
            <input type="radio" name="way" value={one.way} checked={one.way === way} onChange={() => choose(one.way)} />
            <span class="desk-way-words"><span class="desk-way-title">{one.title}</span><span>{one.words}</span></span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
