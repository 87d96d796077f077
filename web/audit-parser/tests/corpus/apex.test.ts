import { describe, expect, test } from "vitest";
import { expectUses, read } from "../reading.ts";

const inMethod = (code: string): string => `public class A {\n  void run() {\n    ${code}\n  }\n}`;

describe("Apex", () => {
  expectUses("apex", [
    ["sets a field of a task", inMethod("Task t = new Task(); t.CallType = 'Inbound';"), "3:26 Task.CallType"],
    ["reads a field whatever its case", inMethod("Task t; String s = t.calldisposition;"), "3:24 Task.CallDisposition"],
    [
      "creates a task with fields",
      inMethod("insert new Task(Subject = 'x', CallType = 'Inbound', CallDurationInSeconds = 5);"),
      "3:36 Task.CallType",
      "3:58 Task.CallDurationInSeconds",
    ],
    ["reads a field of a list's element", inMethod("List<Task> ts; ts[0].CallObject = 'x';"), "3:20 Task.CallObject"],
    ["reads a field of an array's element", inMethod("Task[] ts; ts[0].CallObject = 'x';"), "3:16 Task.CallObject"],
    ["reads a field in a loop", inMethod("for (Task t : ts) { t.CallType = null; }"), "3:25 Task.CallType"],
    ["reads a field of a map's value", inMethod("Map<Id, Task> m; m.get(id).CallType = null;"), "3:22 Task.CallType"],
    ["reads a field of a cast", inMethod("String s = ((Task) record).CallObject;"), "3:16 Task.CallObject"],
    ["reads a field of a parameter", "public class A { void f(Task t) { t.CallType = null; } }", "1:35 Task.CallType"],
    ["reads a field of a member", "public class A { private Task t; void f() { this.t.CallType = null; } }", "1:45 Task.CallType"],
    [
      "reads a field of a method's result",
      "public class A { Task made() { return null; } void f() { made().CallType = 'x'; } }",
      "1:58 Task.CallType",
    ],
    [
      "reads a field of an inner class's member",
      "public class A { class B { Task t; } void f(B b) { b.t.CallType = 'x'; } }",
      "1:52 Task.CallType",
    ],
    ["describes a field", inMethod("Task.CallType.getDescribe();"), "3:5 Task.CallType"],
    ["describes a field by its token", inMethod("Schema.SObjectType.Task.fields.CallType.getName();"), "3:5 Task.CallType"],
    ["sets a field by name", inMethod("Task t; t.put('CallDisposition', 'x');"), "3:13 Task.CallDisposition"],
    [
      "queries fields",
      inMethod("List<Task> ts = [SELECT Id, CallType FROM Task WHERE CallDisposition != null];"),
      "3:33 Task.CallType",
      "3:58 Task.CallDisposition",
    ],
    [
      "queries a field in a function",
      inMethod("[SELECT SUM(CallDurationInSeconds) s FROM Task GROUP BY CallType];"),
      "3:17 Task.CallDurationInSeconds",
      "3:61 Task.CallType",
    ],
    [
      "queries a field of a child list",
      inMethod("List<Account> a = [SELECT Id, (SELECT CallObject FROM Tasks) FROM Account];"),
      "3:43 Task.CallObject",
    ],
    ["queries a field in a text", inMethod("Database.query('SELECT CallType FROM Task');"), "3:28 Task.CallType"],
    ["queries a field in a text in pieces", inMethod("String q = 'SELECT Id, CallType ' + 'FROM Task';"), "3:28 Task.CallType"],
    ["reads a user's call center", inMethod("User u; u.CallCenterId = null;"), "3:13 User.CallCenterId"],
    ["queries a user's call center", inMethod("[SELECT CallCenterId FROM User];"), "3:13 User.CallCenterId"],
    ["queries the owner's call center", inMethod("[SELECT Owner.CallCenterId FROM Case];"), "3:13 User.CallCenterId"],
    ["queries call centers", inMethod("[SELECT Id, Name FROM CallCenter];"), "3:27 sobject:CallCenter"],
    ["declares a call center", inMethod("CallCenter c;"), "3:5 sobject:CallCenter"],
    ["creates a directory number", inMethod("insert new AdditionalNumber(Phone = '1');"), "3:12 sobject:AdditionalNumber"],
    ["asks for a softphone layout", inMethod("port.describeSoftphoneLayout();"), "3:10 describeSoftphoneLayout"],
    ["does not take an own field", inMethod("My__c m; m.CallType__c = 'x'; m.CallType = 'y';")],
    ["does not take another object's query", inMethod("[SELECT CallType FROM My__c];")],
    ["does not take an own class's field", "public class A { class Call { String CallType; } void f(Call c) { c.CallType = 'x'; } }"],
    ["does not take a payload's key", inMethod("Map<String, Object> m; m.put('CallType', 'x');")],
    ["does not take a comment", inMethod("// t.CallType\n /* Task t; t.CallType */")],
    ["does not take a text", inMethod("String s = 'Task.CallType is set';")],
    ["does not take a query by the subtype", inMethod("[SELECT Id FROM Task WHERE TaskSubtype = 'Call'];")],
    ["does not take the subtype of a call", inMethod("Task t; t.TaskSubtype = 'Call';")],
    ["does not take another subtype", inMethod("Task t; t.TaskSubtype = 'Email';")],
    ["does not take an own class called like the object", "public class A { class CallCenter { } void f(CallCenter c) { } }"],
    ["does not take a variable that is called like the field", inMethod("String callType = 'x'; callType = 'y';")],
  ]);

  expectUses(
    "apex",
    [
      [
        "reads a trigger's records",
        "trigger T on Task (before insert) {\n  for (Task t : Trigger.new) { t.CallType = 'x'; }\n  Trigger.new[0].CallObject = 'y';\n}",
        "2:32 Task.CallType",
        "3:3 Task.CallObject",
      ],
    ],
    "triggers/T.trigger",
  );

  test("tells which methods runApex can reach", () => {
    const found = read(
      "apex",
      "global class A {\n  webService static String log(String a) { return a; }\n  static String other() { return ''; }\n  webservice static void sort(List< Id > ids, Integer n) {}\n}",
    );

    expect(found.facts).toEqual([
      { fact: "webServiceMethod", value: "A.log", line: 2, column: 3 },
      { fact: "webServiceSignature", value: "String A.log(String a)", line: 2, column: 3 },
      { fact: "webServiceMethod", value: "A.sort", line: 4, column: 3 },
      { fact: "webServiceSignature", value: "void A.sort(List<Id> ids, Integer n)", line: 4, column: 3 },
    ]);
  });

  test("that does not parse is still read, with less confidence", () => {
    const found = read("apex", "public class A { void f(Task t) { t.CallType = ; } void g(Task t) { t.CallObject = 'x'; } ");

    expect(found.uses.map((use) => `${use.api} ${use.confidence}`)).toContain("Task.CallObject probable");
    expect(found.couldNotRead).toMatch(/^Apex: line 1/);
  });
});
