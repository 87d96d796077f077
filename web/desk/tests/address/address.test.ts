import { expect, test } from "vitest";
import { Address, type AddressWindow } from "../../src/address/address";

/** A window whose history is a list. */
class HandWindow implements AddressWindow {
  readonly past: string[];
  readonly location = { pathname: "", search: "" };
  readonly history = {
    pushState: (_: null, __: "", url: string): void => { this.past.push(url); this.show(url); },
    replaceState: (_: null, __: "", url: string): void => { this.past[this.past.length - 1] = url; this.show(url); },
  };
  private back = (): void => undefined;

  constructor(url: string) {
    this.past = [url];
    this.show(url);
  }

  addEventListener(_: "popstate", listener: () => void): void {
    this.back = listener;
  }

  goBack(): void {
    this.past.pop();
    this.show(this.past.at(-1) ?? "");
    this.back();
  }

  private show(url: string): void {
    const [path = "", query] = url.split("?");
    this.location.pathname = path;
    this.location.search = query === undefined ? "" : `?${query}`;
  }
}

test("The desk without a page begins at home", () => {
  const window = new HandWindow("/desk/");

  new Address(window, "/desk/", "salesforce/connection");

  expect(window.past).toEqual(["/desk/salesforce/connection"]);
});

test("What is typed into a filter replaces the address, so that back leaves the page", () => {
  const window = new HandWindow("/desk/a");
  const address = new Address(window, "/desk/", "a");
  address.go({ page: "b", choices: {} });

  address.choose({ filter: "x" });
  address.choose({ filter: "xy" });

  expect(window.past).toEqual(["/desk/a", "/desk/b?filter=xy"]);
  window.goBack();
  expect(address.place.value).toEqual({ page: "a", choices: {} });
  expect(address.visits.value).toBe(2);
});
