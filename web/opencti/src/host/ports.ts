/** What the host needs of the page it lives in. A Lightning component, a Visualforce page and the demo org's page each bring their own. */

/** Where a pop leads. */
export type Target =
  | { readonly kind: "record"; readonly recordId: string }
  | { readonly kind: "home"; readonly object: string }
  | { readonly kind: "list"; readonly object: string; readonly listViewId: string }
  | { readonly kind: "search"; readonly text: string }
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "visualforce"; readonly page: string; readonly query: string }
  | { readonly kind: "new"; readonly object: string; readonly defaults: Readonly<Record<string, unknown>> }
  | { readonly kind: "flow"; readonly name: string; readonly args: readonly FlowArgument[] };

export interface FlowArgument {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

/** What the user looks at, in the words of the Lightning API. Fields that do not apply are missing. */
export interface View {
  readonly url?: string;
  readonly recordId?: string;
  readonly recordName?: string;
  readonly objectType?: string;
  readonly personAccount?: boolean;
  readonly accountId?: string;
  readonly contactId?: string;
}

/** A number that was clicked, and whose it is. */
export interface ClickedNumber {
  readonly number: string;
  readonly recordId?: string;
  readonly recordName?: string;
  readonly objectType?: string;
  readonly params?: string;
}

export interface Page {
  /** Shows a place. @throws Problem when there is none. */
  show(target: Target): Promise<void> | void;
  /** Shows a place, or only offers it while the user has typed something that is not saved. @returns whether it is shown. @throws Problem */
  showGently(target: Target): Promise<boolean> | boolean;
  /** The address a target has, relative to the page. */
  addressOf(target: Target): string;
  view(): View;
  refresh(list?: string): Promise<boolean> | boolean;
  isConsole(): boolean;
  readonly panel: Panel;
  setClickToDial(isOn: boolean): void;
  readonly channels: Channels;
  /** An adapter says that it works; until then the page may show that it loads. */
  ready(): void;
}

export interface Panel {
  isVisible(): boolean;
  setVisible(isVisible: boolean): void;
  setHeight(px: number): void;
  setWidth(px: number): void;
  setLabel(text: string): void;
  /** @param name of an SLDS utility icon. */
  setIcon(name: string): void;
  setItemLabel(text: string): void;
  setItemIcon(name: string): void;
}

/** The page's side of the Lightning Message Service. */
export interface Channels {
  subscribe(channel: string, listener: (message: unknown) => void): () => void;
  publish(channel: string, message: unknown): void;
}

export interface FoundRecord {
  readonly Id: string;
  readonly [field: string]: unknown;
}

/** The org as the signed-in user may use it. */
export interface Org {
  /** Finds records that fit one of the terms. Each answer has the object's name and the fields asked for. */
  search(terms: readonly string[], objects: readonly SearchedObject[]): Promise<readonly { object: string; record: FoundRecord }[]>;
  /**
   * @param isLenient True leaves out fields that the object does not have, as adapters for Classic expect.
   * @returns the new record's id. @throws Problem with what the org said; a `SERVER_ERROR` leaves open whether the record is there.
   */
  create(object: string, fields: Readonly<Record<string, unknown>>, isLenient: boolean): Promise<string>;
  /**
   * Looks for what a `create` left whose end nobody saw: a record of this user with the same values.
   * @param since When it was begun, by the page's clock. @returns its id, or null.
   */
  findCreated(object: string, fields: Readonly<Record<string, unknown>>, isLenient: boolean, since: Date): Promise<string | null>;
  update(id: string, fields: Readonly<Record<string, unknown>>, isLenient: boolean): Promise<void>;
  /** @returns the text the method returned. */
  runApex(apexClass: string, method: string, parameters: readonly (readonly [string, string])[]): Promise<string>;
  directoryNumbers(isGlobal: boolean, callCenter: string | null, page: number, size: number): Promise<DirectoryPage>;
}

export interface SearchedObject {
  readonly object: string;
  readonly fields: readonly string[];
}

export interface DirectoryPage {
  readonly directoryNumbers: readonly { callCenterName: string; name: string; phone: string; description: string }[];
  readonly hasNext: boolean;
}
