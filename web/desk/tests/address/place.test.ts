import { expect, test } from "vitest";
import { addressOf, placeOf, withChoices } from "../../src/address/place";

test("An address and the place it names say the same", () => {
  const place = { page: "salesforce/parked", choices: { org: "sandbox", filter: "a b&c", sort: "-attempts" } };

  const address = addressOf("/desk/", place);

  expect(address).toBe("/desk/salesforce/parked?filter=a+b%26c&org=sandbox&sort=-attempts");
  const [path = "", search = ""] = address.split("?");
  expect(placeOf("/desk/", path, `?${search}`)).toEqual(place);
});

test("Slashes at the end and empty choices make no other place", () => {
  expect(placeOf("/desk/", "/desk/salesforce/parked/", "?filter=&org=x")).toEqual({ page: "salesforce/parked", choices: { org: "x" } });
});

test("A choice that is taken back leaves the address", () => {
  const place = { page: "p", choices: { filter: "x", org: "y" } };

  expect(withChoices(place, { filter: "", org: null, sort: "a" })).toEqual({ page: "p", choices: { sort: "a" } });
});
