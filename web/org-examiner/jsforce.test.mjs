// The demo org, asked by a client that was not written here.
import jsforce from "jsforce";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missing, startOrg } from "./demoOrg.mjs";

const key = "Patchbay_Interaction_Id__c";

describe.skipIf(missing)("jsforce on the demo org", () => {
  let org;
  let salesforce;

  beforeAll(async () => {
    org = await startOrg();
    salesforce = connect("67.0");
  }, 60_000);

  afterAll(() => org.stop());

  const connect = (version) => new jsforce.Connection({ instanceUrl: org.url, accessToken: org.token, version });

  it("knows who it is and how much of the day is left", async () => {
    const identity = await salesforce.identity();
    const limits = await salesforce.limits();

    expect(identity.username).toBe("patchbay.integration@tidewater.example");
    expect(limits.DailyApiRequests.Max).toBe(100_000);
    expect(salesforce.limitInfo.apiUsage.limit).toBe(100_000);
  });

  it("describes objects", async () => {
    const all = await salesforce.describeGlobal();
    const task = await salesforce.sobject("Task").describe();
    const field = task.fields.find((one) => one.name === key);

    expect(all.sobjects.map((one) => one.name)).toContain("Contact");
    expect([field.unique, field.externalId, field.caseSensitive]).toEqual([true, true, true]);
  });

  it("queries over pages, with parents, and counts", async () => {
    const { records } = await salesforce.query("SELECT Id, Account.Name FROM Contact WHERE Account.Name != null ORDER BY Name");
    const counted = await salesforce.query("SELECT COUNT() FROM Contact WHERE Account.Name != null");

    expect(records.length).toBe(counted.totalSize);
    expect(records[0].Account.Name).toBeTruthy();
  });

  it("inserts, reads, changes and deletes a record", async () => {
    const tasks = salesforce.sobject("Task");
    const created = await tasks.create({ Subject: "by jsforce", CallDurationInSeconds: 5 });
    await tasks.update({ Id: created.id, Subject: "changed" });
    const read = await tasks.retrieve(created.id);
    await tasks.destroy(created.id);

    expect([created.success, read.Subject, read.CallDurationInSeconds]).toEqual([true, "changed", 5]);
    await expect(tasks.retrieve(created.id)).rejects.toMatchObject({ errorCode: "NOT_FOUND" });
    await expect(tasks.update({ Id: created.id, Subject: "again" })).rejects.toMatchObject({ errorCode: "ENTITY_IS_DELETED" });
  });

  it("upserts: created says which, and before 46.0 an update has no body", async () => {
    const first = await salesforce.sobject("Task").upsert({ [key]: "js-1", Subject: "a" }, key);
    const second = await salesforce.sobject("Task").upsert({ [key]: "js-1", Subject: "b" }, key);
    const old = await fetch(`${org.url}/services/data/v45.0/sobjects/Task/${key}/js-1`, {
      method: "PATCH",
      headers: { Authorization: `Bearer ${org.token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ Subject: "c" }),
    });

    expect([first.created, second.created, second.id]).toEqual([true, false, first.id]);
    expect(old.status).toBe(204);
  });

  it("upserts collections and tells of each row", async () => {
    const rows = await salesforce.sobject("Task").upsert(
      [
        { [key]: "js-1", Subject: "d" },
        { [key]: "js-2", Subject: "e" },
        { [key]: "js-3", Subject: "f".repeat(300) },
      ],
      key,
      { allowRecursive: true },
    );

    expect(rows.map((row) => row.success)).toEqual([true, true, false]);
    expect(rows[2].errors[0].statusCode).toBe("STRING_TOO_LONG");
  });

  it("is told which rule a record breaks", async () => {
    const tasks = salesforce.sobject("Task");
    const broken = [
      [{ CallType: "Sideways" }, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"],
      [{ WhoId: "003000000000001AAA" }, "INVALID_CROSS_REFERENCE_KEY"],
      [{ Nothing__c: 1 }, "INVALID_FIELD"],
    ];

    for (const [record, code] of broken) {
      await expect(tasks.create({ Subject: "x", ...record })).rejects.toMatchObject({ errorCode: code });
    }

    await expect(salesforce.sobject("Lead").create({ LastName: "Quist" })).rejects.toMatchObject({ errorCode: "REQUIRED_FIELD_MISSING" });
  });

  it("searches by number, and the index lags", async () => {
    await org.trouble({ searchLagSeconds: 0 });
    await salesforce.sobject("Lead").create({ LastName: "Searched", Company: "X", Phone: "+46 70 199 98 88" });
    const found = await salesforce.search("FIND {46701999888} IN PHONE FIELDS RETURNING Lead(Id, Name)");
    await org.trouble({ searchLagSeconds: 600 });
    const late = await salesforce.search("FIND {46701999888} IN PHONE FIELDS RETURNING Lead(Id, Name)");
    await org.trouble({});

    expect(found.searchRecords.map((record) => record.Name)).toEqual(["Searched"]);
    expect(late.searchRecords).toEqual([]);
  });

  it("searches by parameters, in an address and in a body", async () => {
    const asked = "q=79460018&in=PHONE&sobject=Contact,Lead&fields=Id,Name";
    const address = await salesforce.request(`/services/data/v67.0/parameterizedSearch?${asked}`);
    const body = await salesforce.requestPost("/services/data/v67.0/parameterizedSearch", {
      q: "79460018",
      in: "PHONE",
      fields: ["Id", "Name"],
      sobjects: [{ name: "Contact" }, { name: "Lead", limit: 5 }],
    });

    expect(address.searchRecords.map((record) => record.Name)).toEqual(["Oliver Bennett", "Olivia Rowe"]);
    expect(body.searchRecords).toEqual(address.searchRecords);
  });

  it("makes a person account, with the contact behind it", async () => {
    const account = await salesforce.sobject("Account").create({ FirstName: "Sofia", LastName: "Lund", PersonMobilePhone: "+46 70 199 98 77" });
    const person = await salesforce.sobject("Account").retrieve(account.id);
    const contact = await salesforce.sobject("Contact").retrieve(person.PersonContactId);
    const task = await salesforce.sobject("Task").create({ Subject: "Call", WhoId: contact.Id, WhatId: account.id });

    expect([person.IsPersonAccount, person.Name, contact.IsPersonAccount, contact.MobilePhone]).toEqual([true, "Sofia Lund", true, "+46 70 199 98 77"]);
    expect((await salesforce.sobject("Task").retrieve(task.id)).AccountId).toBe(account.id);
    await expect(salesforce.sobject("Account").create({ Name: "Quiet AB", PersonEmail: "a@b.example" })).rejects.toMatchObject({ errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE" });
  });

  it("sees a merged record as deleted, with its master, and what hung on it there", async () => {
    const [stays, goes] = await salesforce.sobject("Contact").create([{ LastName: "Stays" }, { LastName: "Goes" }]);
    const task = await salesforce.sobject("Task").create({ Subject: "Call", WhoId: goes.id });
    await org.merge(stays.id, goes.id);
    const gone = await salesforce.query(`SELECT IsDeleted, MasterRecordId FROM Contact WHERE Id = '${goes.id}'`, { scanAll: true });

    expect(gone.records.map((record) => [record.IsDeleted, record.MasterRecordId])).toEqual([[true, stays.id]]);
    expect((await salesforce.sobject("Task").retrieve(task.id)).WhoId).toBe(stays.id);
    await expect(salesforce.sobject("Task").create({ Subject: "x", WhoId: goes.id })).rejects.toMatchObject({ errorCode: "ENTITY_IS_DELETED" });
  });

  it("asks the tooling API for the package and for fields that are hidden from it", async () => {
    const packages = "SELECT SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion FROM InstalledSubscriberPackage";
    const none = await salesforce.tooling.query(packages);
    await org.trouble({ package: { name: "Patchbay", namespacePrefix: "patchbay", version: "1.4.2" }, hidden: [`Task.${key}`] });
    const one = await salesforce.tooling.query(packages);
    const field = await salesforce.tooling.query(
      `SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Task' AND QualifiedApiName = '${key}'`,
    );
    const seen = (await salesforce.sobject("Task").describe()).fields.map((one) => one.name);
    await org.trouble({});

    expect(none.totalSize).toBe(0);
    expect(one.records[0].SubscriberPackageVersion.MajorVersion).toBe(1);
    expect([field.totalSize, seen.includes(key)]).toEqual([1, false]);
  });

  it("tells who may read a record that is not shared", async () => {
    const [maya, jonas] = (await salesforce.query("SELECT Id FROM User WHERE Name IN ('Maya Okafor','Jonas Weber') ORDER BY Name DESC")).records.map((one) => one.Id);
    const lead = await salesforce.sobject("Lead").create({ LastName: "Hidden", Company: "X", OwnerId: jonas });
    await org.trouble({ privateObjects: ["Lead"] });
    const reads = async (user) =>
      (await salesforce.query(`SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '${user}' AND RecordId = '${lead.id}'`)).records[0].HasReadAccess;
    const answers = [await reads(maya), await reads(jonas)];
    await org.trouble({});

    expect(answers).toEqual([false, true]);
  });

  it("loads and queries in bulk", async () => {
    const loaded = await salesforce.bulk2.loadAndWaitForResults({
      object: "Task",
      operation: "upsert",
      externalIdFieldName: key,
      input: [
        { [key]: "js-1", Subject: "g", CallType: "Inbound" },
        { [key]: "js-9", Subject: 'h, "quoted"', CallType: "Outbound" },
        { [key]: "js-10", Subject: "i", CallType: "Sideways" },
      ],
      pollInterval: 100,
    });
    const stream = await salesforce.bulk2.query(`SELECT Id, Subject FROM Task WHERE ${key} LIKE 'js-%'`);
    const subjects = (await stream.toArray()).map((record) => record.Subject);

    expect([loaded.successfulResults.length, loaded.failedResults.length, loaded.unprocessedRecords.length]).toEqual([2, 1, 0]);
    expect(subjects).toContain('h, "quoted"');
  });

  it("asks for what was changed and deleted", async () => {
    const now = Date.now();
    const contact = await salesforce.sobject("Contact").create({ LastName: "Brief" });
    await salesforce.sobject("Contact").destroy(contact.id);
    const deleted = await salesforce.sobject("Contact").deleted(new Date(now - 3_600_000), new Date(now + 3_600_000));
    const updated = await salesforce.sobject("Task").updated(new Date(now - 3_600_000), new Date(now + 3_600_000));

    expect(deleted.deletedRecords.map((record) => record.id)).toContain(contact.id);
    expect(updated.ids.length).toBeGreaterThan(0);
  });

  it("meets the troubles of the org by their names", async () => {
    const outcome = (troubles) => org.trouble(troubles).then(() => salesforce.sobject("Task").create({ Subject: "x" })).then(() => "taken", (error) => error.errorCode);

    expect(await outcome({ dailyLimitUsedUp: true })).toBe("REQUEST_LIMIT_EXCEEDED");
    expect(await outcome({ away: true })).toBe("SERVER_UNAVAILABLE");
    expect(await outcome({ missing: ["Task.Subject"] })).toBe("INVALID_FIELD");
    expect(await outcome({ plan: { script: [{ fault: "RowLocked" }] } })).toBe("UNABLE_TO_LOCK_ROW");
    expect(await outcome({})).toBe("taken");
  });
});
