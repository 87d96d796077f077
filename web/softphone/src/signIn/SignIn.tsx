import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Panel } from "../panel/panel";
import { HostRefused } from "../trouble/HostRefused";

interface SignInProps {
  readonly panel: Panel;
  /** Why signing in is needed again; null the first time. */
  readonly note: string | null;
}

/** Name and password. */
export function SignIn({ panel, note }: SignInProps) {
  const problem = useSignal<string | null>(note);
  const busy = useSignal(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy.value || !(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    busy.value = true;
    problem.value = null;
    problem.value = await panel.signIn(String(fields.get("userName")), String(fields.get("password")));
    busy.value = false;
  };
  return (
    <main class="pb-panel">
      <form class="pb-work" onSubmit={(event) => void submit(event)}>
        <div class="pb-scroll pb-sign-in">
          <HostRefused panel={panel} />
          <h1 class="slds-text-heading_medium">Sign in to the phone</h1>
          <Field id="sign-in-name" label="User name">
            <input id="sign-in-name" class="slds-input" name="userName" type="text" autocomplete="username" required spellcheck={false}
              autocapitalize="none" {...described(problem.value)} />
          </Field>
          <Field id="sign-in-password" label="Password">
            <input id="sign-in-password" class="slds-input" name="password" type="password" autocomplete="current-password" required
              {...described(problem.value)} />
          </Field>
          <p id="sign-in-problem" class="pb-problem" role="alert">{problem.value}</p>
        </div>
        <footer class="pb-actions">
          <button type="submit" class="slds-button slds-button_brand" aria-disabled={busy.value}>
            {busy.value ? "Signing in…" : "Sign in"}
          </button>
        </footer>
      </form>
    </main>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

function Field({ id, label, children }: FieldProps) {
  return (
    <div class="slds-form-element">
      <label class="slds-form-element__label" for={id}>{label}</label>
      <div class="slds-form-element__control">{children}</div>
    </div>
  );
}

function described(problem: string | null) {
  return { "aria-invalid": problem !== null, "aria-describedby": "sign-in-problem" };
}
