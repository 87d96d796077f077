import { signal, type ReadonlySignal } from "@preact/signals";
import { addressOf, placeOf, withChoices, type Place } from "./place";

/** The part of a browser window that knows the address. */
export interface AddressWindow {
  readonly location: { readonly pathname: string; readonly search: string };
  readonly history: { pushState(data: null, unused: "", url: string): void; replaceState(data: null, unused: "", url: string): void };
  addEventListener(type: "popstate", listener: () => void): void;
}

/** Keeps what the desk shows and what the address says the same. */
export class Address {
  /** Where somebody is. */
  readonly place: ReadonlySignal<Place>;
  /** How often a page was opened by a click or by the browser's back; the page's heading takes the focus then. */
  readonly visits: ReadonlySignal<number>;
  /** What waits for an answer because something unsaved would be lost by it; null while nothing is asked. */
  readonly asked = signal<(() => void) | null>(null);
  private isUnsaved = nothing;
  private readonly here;
  private readonly count = signal(0);

  constructor(
    private readonly window: AddressWindow,
    private readonly root: string,
    private readonly home: string,
  ) {
    this.here = signal(this.read());
    this.place = this.here;
    this.visits = this.count;
    if (this.here.value.page === "") this.put({ page: home, choices: {} }, "replace");
    window.addEventListener("popstate", () => this.comeBack(this.read()));
  }

  /** True at the place where one is without having chosen any. */
  get isHome(): boolean {
    return this.here.value.page === this.home;
  }

  /** The address of a place, for a link. */
  hrefOf(place: Place): string {
    return addressOf(this.root, place);
  }

  /** Asks from now on before the page or its org is left while something on it is not saved. @returns Ends that. */
  guard(isUnsaved: () => boolean): () => void {
    this.isUnsaved = isUnsaved;
    return () => {
      if (this.isUnsaved === isUnsaved) this.isUnsaved = nothing;
    };
  }

  /** Does what loses what is not saved, once somebody said yes to it; at once where all is saved. */
  leave(act: () => void): void {
    if (this.isUnsaved()) this.asked.value = act;
    else act();
  }

  /** Takes the answer to what is asked. */
  answer(isYes: boolean): void {
    const act = this.asked.value;
    this.asked.value = null;
    if (!isYes) return;
    this.isUnsaved = nothing;
    act?.();
  }

  /** Goes to another place. */
  go(place: Place): void {
    this.leaveFor(place, () => {
      this.put(place, "push");
      this.arrive(place);
    });
  }

  /** Chooses something on the present page. What is typed letter by letter replaces the address, so that back leaves the page. */
  choose(changes: Readonly<Record<string, string | null>>, how: "push" | "replace" = "replace"): void {
    const place = withChoices(this.here.value, changes);
    this.leaveFor(place, () => this.put(place, how));
  }

  private leaveFor(place: Place, act: () => void): void {
    if (this.isElsewhere(place)) this.leave(act);
    else act();
  }

  /** What is edited is of a page and an org. */
  private isElsewhere({ page, choices }: Place): boolean {
    return page !== this.here.value.page || choices["org"] !== this.here.value.choices["org"];
  }

  /** The browser is at the other place already: it stays here until there is an answer. */
  private comeBack(place: Place): void {
    if (!this.isElsewhere(place) || !this.isUnsaved()) {
      this.arrive(place);
      return;
    }
    this.put(this.here.value, "push");
    this.go(place);
  }

  private arrive(place: Place): void {
    const turns = place.page !== this.here.value.page;
    this.here.value = place;
    if (turns) this.count.value += 1;
  }

  private read(): Place {
    return placeOf(this.root, this.window.location.pathname, this.window.location.search);
  }

  private put(place: Place, how: "push" | "replace"): void {
    const url = this.hrefOf(place);
    if (how === "push") this.window.history.pushState(null, "", url);
    else this.window.history.replaceState(null, "", url);
    if (how === "replace" || place.page === this.here.value.page) this.here.value = place;
  }
}

function nothing(): boolean {
  return false;
}
