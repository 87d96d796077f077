import { expect, test } from "vitest";
import { popAt, searchRules } from "../../src/rules/ruleFile";
import { YamlTree } from "../../src/yaml/yamlTree";

const rules = new YamlTree(`search:
  - { find: Contact.MobilePhone, sure: certain, last: true }
  - find: Lead.*
    where: { RecordTypeId: [0125g0000001234AAA] }
inbound:
  none: { show: newRecord, object: Contact, fields: { Phone: "{number}" } }
  many: { open: detail }
`);

test("Rules are read in their order, and what they leave out has its default", () => {
  expect(searchRules(rules)).toEqual([
    { find: "Contact.MobilePhone", sure: "certain", isLast: true, where: [] },
    { find: "Lead.*", sure: "likely", isLast: false, where: ["RecordTypeId"] },
  ]);
});

test.each([
  ["none", { show: "newRecord", open: "tab", objectName: "Contact", fields: 1 }],
  ["one", { show: "record", open: "tab" }],
  ["many", { show: "nothing", open: "detail" }],
])("What opens when %s matches is what the server would open", (name, expected) => {
  expect(popAt(rules, ["inbound", name], name === "one" ? "record" : "nothing")).toMatchObject(expected);
});
