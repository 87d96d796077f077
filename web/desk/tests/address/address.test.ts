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

test("Whoever leaves a page with something unsaved is asked, and stays until the answer is yes", () => {
  const window = new HandWindow("/desk/a?org=one");
  const address = new Address(window, "/desk/", "a");
  address.guard(() => true);

  address.choose({ filter: "x" });
  expect(address.asked.value).toBeNull();
  address.go({ page: "b", choices: {} });
  address.answer(false);
  address.choose({ org: "two" }, "push");
  expect(window.past).toEqual(["/desk/a?filter=x&org=one"]);
  address.answer(true);

  expect(address.place.value.choices["org"]).toBe("two");
  address.go({ page: "b", choices: {} });
  expect(address.place.value.page).toBe("b");
});

test("The browser's back stays at what is unsaved until the answer is yes", () => {
  const window = new HandWindow("/desk/a");
  const address = new Address(window, "/desk/", "a");
  address.go({ page: "b", choices: {} });
  const end = address.guard(() => true);

  window.goBack();
  expect([address.place.value.page, window.past.at(-1)]).toEqual(["b", "/desk/b"]);
  address.answer(true);

  expect([address.place.value.page, window.past.at(-1)]).toEqual(["a", "/desk/a"]);
  end();
});

test("Where all is saved nobody is asked", () => {
  const address = new Address(new HandWindow("/desk/a"), "/desk/", "a");
  let isUnsaved = true;
  const end = address.guard(() => isUnsaved);
  const signOut = (): void => void (isUnsaved = true);

  isUnsaved = false;
  address.leave(signOut);
  expect(isUnsaved).toBe(true);
  end();
  address.go({ page: "b", choices: {} });

  expect([address.asked.value, address.place.value.page]).toEqual([null, "b"]);
});
