type Sforce = Record<string, unknown>;

const mark = Symbol.for("patchbay.opencti");

/**
 * Puts an API where adapters look for it, once: a second tag must not forget who waits for an answer.
 * @param make May throw, as Salesforce's script did outside its frame.
 */
export function install(name: string, make: (window: Window, script: HTMLScriptElement | null) => object): void {
  const holder = window as unknown as { sforce?: Sforce };
  const sforce = (holder.sforce ??= {});
  const present = sforce[name];
  if (typeof present === "object" && present !== null && mark in present) return;
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const api = make(window, script);
  Object.defineProperty(api, mark, { value: true });
  sforce[name] = api;
}
