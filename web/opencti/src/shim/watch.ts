/** Hears what the adapter's page throws and what it cannot load, for whoever follows the log beside it. */
export function watch(window: Window, tell: (words: string) => void): void {
  const mark = Symbol.for("patchbay.watch");
  const holder = holderOf(window);
  if (holder[mark]) return;
  holder[mark] = true;
  // What cannot be loaded is told only on the way down to it.
  window.addEventListener("error", (event) => {
    // What was told with better words is not told again.
    if (holder[told] && event.message) delete holder[told];
    else tell(event.message ? thrown(event) : `${addressOf(event.target)} could not be loaded.`);
  }, true);
  window.addEventListener("unhandledrejection", ({ reason }) => tell(`Unhandled: ${wordsOf(reason)}`));
}

/** Shows a mistake in the browser's console that was already told to whoever follows. */
export function throwTold(window: Window, mistake: unknown): void {
  setTimeout(() => {
    holderOf(window)[told] = true;
    throw mistake;
  });
}

const told = Symbol.for("patchbay.told");

const holderOf = (window: Window): Record<symbol, true | undefined> => window as unknown as Record<symbol, true | undefined>;

// Of another site's script a browser tells the page no more than that.
const hidden = "Script error.";

function thrown({ message, filename, lineno }: ErrorEvent): string {
  if (message === hidden) return "A script of another site threw; only the browser's console says what.";
  return filename ? `${message} (${filename.split(/[?#]/)[0]}, line ${lineno})` : message;
}

const addressOf = (target: EventTarget | null): string => {
  const { src, href } = (target ?? {}) as { src?: string; href?: string };
  return src || href || "Something";
};

const wordsOf = (reason: unknown): string => (reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
