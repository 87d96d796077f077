/** A text and the texts it was before, for undo and redo. */
export interface History {
  readonly text: string;
  readonly past: readonly string[];
  readonly future: readonly string[];
  /** What the last change was made to; typing on in the same field is one change. */
  readonly place: string | null;
}

const longest = 200;

/** A text that nobody has changed yet. */
export function historyOf(text: string): History {
  return { text, past: [], future: [], place: null };
}

/** @param place The field in which somebody types; null for a change that stands alone. */
export function changed(history: History, text: string, place: string | null = null): History {
  if (text === history.text) return history;
  const past = place !== null && place === history.place ? history.past : [...history.past, history.text].slice(-longest);
  return { text, past, future: [], place };
}

export function undone(history: History): History {
  const text = history.past.at(-1);
  return text === undefined ? history : { text, past: history.past.slice(0, -1), future: [history.text, ...history.future], place: null };
}

export function redone(history: History): History {
  const [text, ...future] = history.future;
  return text === undefined ? history : { text, past: [...history.past, history.text], future, place: null };
}
