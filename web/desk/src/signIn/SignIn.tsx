import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk } from "../desk/desk";
import { Field } from "../shared/Field";
import { Icon } from "../shared/Icon";

interface SignInProps {
  readonly desk: Desk;
  /** Why signing in is needed again; null the first time. */
  readonly note: string | null;
}

/** Name and password. */
export function SignIn({ desk, note }: SignInProps) {
  const problem = useSignal<string | null>(note);
  const busy = useSignal(false);
  useEffect(() => {
    document.title = "Sign in · Patchbay desk";
  }, []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy.value || !(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    busy.value = true;
    problem.value = null;
    problem.value = await desk.signIn(String(fields.get("userName")), String(fields.get("password")));
    busy.value = false;
  };
  const about = { "aria-invalid": problem.value !== null, "aria-describedby": "sign-in-problem" };
  return (
    <main class="desk-alone">
      <form class="desk-card desk-sign-in" onSubmit={(event) => void submit(event)}>
        <p class="desk-brand"><span class="desk-mark"><Icon name="plug" /></span>Patchbay</p>
        <h1 class="slds-text-heading_medium">Sign in to the desk</h1>
        <Field id="sign-in-name" label="User name">
          <input id="sign-in-name" class="slds-input" name="userName" type="text" autocomplete="username" required spellcheck={false}
            autocapitalize="none" autofocus {...about} />
        </Field>
        <Field id="sign-in-password" label="Password">
          <input id="sign-in-password" class="slds-input" name="password" type="password" autocomplete="current-password" required {...about} />
        </Field>
        <p id="sign-in-problem" class="desk-wrong" role="alert">{problem.value}</p>
        <button type="submit" class="slds-button slds-button_brand desk-wide-button" aria-disabled={busy.value}>
          {busy.value ? "Signing in…" : "Sign in"}
        </button>
      </form>
    </main>
  );
}
