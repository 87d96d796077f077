import { expect, test } from "vitest";
import { layoutOfDescription } from "../src/host/describedLayout.ts";

test("A described layout becomes the one adapters read", () => {
  const layout = layoutOfDescription({
    callTypes: [
      {
        name: "Inbound", infoFields: [{ name: "ANI" }, { name: "QUEUE" }], screenPopsOpenWithin: "ExistingWindow",
        screenPopOptions: [
          { matchType: "NoMatch", screenPopType: "PopToFlow", screenPopData: "Intake" },
          { matchType: "SingleMatch", screenPopType: "PopToEntity" },
          { matchType: "MultipleMatches", screenPopType: "DoNotPop" },
        ],
        sections: [{ entityApiName: "Contact", items: [{ itemApiName: "Name" }, { itemApiName: "Phone" }] }],
      },
    ],
  });

  expect(layout.Inbound).toEqual({
    callRelatedFields: ["ANI", "QUEUE"],
    objects: { Contact: [{ apiName: "Name", displayName: "Name" }, { apiName: "Phone", displayName: "Phone" }] },
    screenPopSettings: { screenPopsOpenWithin: "ExistingWindow", NoMatch: { screenPopType: "PopToFlow", screenPopData: "Intake" }, SingleMatch: { screenPopType: "PopToEntity" } },
  });
  expect(layout.Outbound).toEqual({ callRelatedFields: [], objects: {}, screenPopSettings: {} });
});

test("One entry that SOAP answered without its list is read", () => {
  const layout = layoutOfDescription({ callTypes: { name: "Internal", sections: { entityApiName: "User", items: { itemApiName: "Name" } } } });

  expect(layout.Internal.objects).toEqual({ User: [{ apiName: "Name", displayName: "Name" }] });
});
