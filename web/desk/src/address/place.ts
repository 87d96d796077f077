/** Where in the desk somebody is: a page, and what is chosen on it. Whoever has the address sees the same. */
export interface Place {
  /** The page: `salesforce/parked`. */
  readonly page: string;
  /** What is chosen there, without empty values. */
  readonly choices: Readonly<Record<string, string>>;
}

/** Reads a place from an address. @param root Where the desk begins: `/desk/`. */
export function placeOf(root: string, path: string, search: string): Place {
  const page = path.startsWith(root) ? path.slice(root.length).replace(/^\/+|\/+$/g, "") : "";
  return { page, choices: Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== "")) };
}

/** Writes the address of a place. Choices stand in the order of their names, so that one place has one address. */
export function addressOf(root: string, { page, choices }: Place): string {
  const chosen = Object.entries(choices).filter(([, value]) => value !== "").sort(([a], [b]) => (a < b ? -1 : 1));
  const query = new URLSearchParams(chosen).toString();
  return `${root}${page}${query === "" ? "" : `?${query}`}`;
}

/** The same place with some choices made otherwise; null or an empty text takes one back. */
export function withChoices(place: Place, changes: Readonly<Record<string, string | null>>): Place {
  const all = Object.entries({ ...place.choices, ...changes });
  return { page: place.page, choices: Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== "")) };
}
