using System.Globalization;

namespace Patchbay.DemoOrg.Records;

/// <summary>Fields the platform computes when a record is saved.</summary>
internal static class DerivedFields
{
    public static void Apply(WriteScope scope, OrgRecord record, OrgRecord? before)
    {
        switch (record.Type.Name)
        {
            case "Contact" or "Lead" or "User":
                record["Name"] = $"{record.Text("FirstName")} {record.Text("LastName")}".Trim();
                break;
            case "Case":
                ApplyCase(scope, record);
                break;
            case "Opportunity":
                ApplyOpportunity(record);
                break;
            case "Task":
                ApplyTask(scope, record, before);
                break;
        }
    }

    private static void ApplyCase(WriteScope scope, OrgRecord record)
    {
        record["CaseNumber"] ??= (1000 + RecordTable.Next(scope.Statements, "CaseNumber")).ToString("D8", CultureInfo.InvariantCulture);
        if (record["AccountId"] is null && record.Text("ContactId") is { } contact)
            record["AccountId"] = RecordTable.Find(scope.Statements, scope.Schema["Contact"], contact)?["AccountId"];
        var closed = record.Text("Status") == "Closed";
        record["IsClosed"] = closed ? 1L : 0L;
        record["ClosedDate"] = closed ? record["ClosedDate"] ?? OrgTime.Moment(scope.Now) : null;
    }

    private static void ApplyOpportunity(OrgRecord record)
    {
        var stage = record.Text("StageName");
        record["IsWon"] = stage == "Closed Won" ? 1L : 0L;
        record["IsClosed"] = stage is "Closed Won" or "Closed Lost" ? 1L : 0L;
        record["Probability"] = stage switch
        {
            "Closed Won" => 100d,
            "Closed Lost" => 0d,
            _ => record["Probability"] ?? 50d,
        };
    }

    // Reference: rest-call-logging §2, AccountId and CompletedDateTime.
    private static void ApplyTask(WriteScope scope, OrgRecord task, OrgRecord? before)
    {
        task["AccountId"] = AccountOf(scope, task.Text("WhatId"), "001", "006") ?? AccountOf(scope, task.Text("WhoId"), "003");
        var closed = task.Text("Status") == "Completed";
        task["IsClosed"] = closed ? 1L : 0L;
        if (!closed)
            task["CompletedDateTime"] = null;
        else if (before is null || !before.Flag("IsClosed"))
            task["CompletedDateTime"] = OrgTime.Moment(scope.Now);
        if (closed && task.Text("ActivityDate") is { } day)
            NoteActivity(scope, task, day);
    }

    private static string? AccountOf(WriteScope scope, string? id, params ReadOnlySpan<string> prefixes)
    {
        if (id is null || !prefixes.Contains(id[..3]))
            return null;
        var record = RecordTable.Find(scope.Statements, scope.Schema.OfId(id)!, id);
        return record?.Type.Name == "Account" ? record.Id : record?.Text("AccountId");
    }

    // The day of the newest closed activity stands on the records it belongs to; their SystemModstamp stays.
    private static void NoteActivity(WriteScope scope, OrgRecord task, string day)
    {
        foreach (var field in (ReadOnlySpan<string>)["WhoId", "WhatId", "AccountId"])
        {
            if (task.Text(field) is not { } id || scope.Schema.OfId(id) is not { } type || type.Find("LastActivityDate") is null)
                continue;
            if (RecordTable.Find(scope.Statements, type, id) is not { } record
                || string.CompareOrdinal(record.Text("LastActivityDate"), day) >= 0)
            {
                continue;
            }

            record["LastActivityDate"] = day;
            RecordTable.Update(scope.Statements, record);
        }
    }
}
