using System.Text.Json;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Are the objects and fields there that the writer fills, and may the user fill them?</summary>
internal sealed class ObjectExamination(SalesforceClient client) : IOrgExamination
{
    private const string Package = "Setup › Object Manager › Activity › Fields & Relationships";
    private const string RecordingField = $"{TaskFields.ObjectName}.{TaskFields.Recording}";
    private const int KeyLength = 36;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        JsonElement task;
        try
        {
            task = await client.GetAsync("sobjects/Task/describe", cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Status == 404)
        {
            return [OrgFinding.Error("task.hidden", "The user cannot see tasks, so no call can be written.", "Setup › Permission Sets › Patchbay › System Permissions", "Tick “Access Activities” and “Edit Tasks”.")];
        }

        var fields = FieldsOf(task);
        var found = new List<OrgFinding>();
        if (!task.Flag("createable") || !task.Flag("updateable"))
            found.Add(OrgFinding.Error("task.closed", "The user may not create or change tasks.", "Setup › Permission Sets › Patchbay › System Permissions", "Tick “Edit Tasks”."));
        var hidden = await HiddenAsync([.. StandardFields.Names.Concat([TaskFields.Key, TaskFields.Recording]).Where(name => !fields.ContainsKey(name))], cancellationToken);
        OrgFinding[] key = hidden.Contains(TaskFields.Key) ? [Hidden(TaskFields.Key)] : [.. KeyOf(fields)];
        found.AddRange(key.Length > 0 ? key : [OrgFinding.Fine("key", $"{TaskFields.Key} is unique, case-sensitive and an external id: no call is written twice.")]);
        found.AddRange(hidden.Contains(TaskFields.Recording) ? [HiddenRecording] : RecordingOf(fields));
        found.AddRange(StandardFields.Look(fields, hidden));
        if (found.TrueForAll(finding => finding.Level is FindingLevel.Fine)) found.Add(OrgFinding.Fine("task", "Calls can be written as tasks, with all their fields."));
        return found;
    }

    /// <summary>The fields that are there, but that field-level security hides from the user: only the Tooling API knows them.</summary>
    private async Task<IReadOnlySet<string>> HiddenAsync(string[] unseen, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (unseen.Length == 0) return found;
        var names = string.Join(',', unseen.Select(Soql.Literal));
        // Custom fields of tasks belong to Activity, and some orgs list them there alone.
        var query = $"SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName IN ('Task','Activity') AND QualifiedApiName IN ({names})";
        try
        {
            var answer = await client.GetAsync($"tooling/query?q={Uri.EscapeDataString(query)}", cancellationToken);
            if (answer.Related("records") is { ValueKind: JsonValueKind.Array } rows) found.UnionWith(rows.EnumerateArray().Select(row => row.Text("QualifiedApiName") ?? ""));
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Who may not see the setup is told that the field is missing or hidden.
            return found;
        }

        return found;
    }

    private static Dictionary<string, JsonElement> FieldsOf(JsonElement describe) => describe.Related("fields") is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(field => field.Text("name") is not null).ToDictionary(field => field.Text("name")!, StringComparer.OrdinalIgnoreCase)
        : [];

    /// <summary>The field that keeps each call single.</summary>
    private static IEnumerable<OrgFinding> KeyOf(Dictionary<string, JsonElement> fields)
    {
        const string key = TaskFields.Key;
        if (!fields.TryGetValue(key, out var field))
        {
            yield return OrgFinding.Error(
                "key.missing", $"The field {key} is missing, or hidden from the user. Without it no call is written.", $"{Package} › New",
                $"Type Text, length {KeyLength}, API name {key}; tick External ID, Unique and “Treat ABC and abc as different values (case sensitive)”. If it is there: Set Field-Level Security, visible for the user.");
            yield break;
        }

        if (!field.Flag("unique"))
            yield return OrgFinding.Error("key.notUnique", $"The field {key} is not unique: a repeat that overtakes its first try would double a call.", $"{Package} › {key} › Edit", "Tick Unique, and “case sensitive”.");
        else if (!field.Flag("caseSensitive"))
            yield return OrgFinding.Warning("key.caseless", $"The field {key} takes ABC and abc for the same.", $"{Package} › {key} › Edit", "Choose “Treat ABC and abc as different values (case sensitive)”.");
        if (!field.Flag("externalId"))
            yield return OrgFinding.Error("key.notExternal", $"The field {key} is no external id, so calls cannot be found by it.", $"{Package} › {key} › Edit", "Tick External ID.");
        if (field.TryGetProperty("length", out var length) && length.TryGetInt32(out var most) && most < KeyLength)
            yield return OrgFinding.Error("key.short", $"The field {key} takes {most} characters; a call's id has {KeyLength}.", $"{Package} › {key} › Edit", $"Set the length to {KeyLength} or more.");
        if (!StandardFields.MayWrite(field)) yield return StandardFields.Closed(key);
    }

    private static IEnumerable<OrgFinding> RecordingOf(Dictionary<string, JsonElement> fields)
    {
        const string name = TaskFields.Recording;
        if (!fields.TryGetValue(name, out var field))
        {
            yield return OfRecording(OrgFinding.Warning(
                "recording.missing", $"The field {name} is missing: calls are written without the link to their recording.", $"{Package} › New", $"Type URL, API name {name}; visible and editable for the user."));
        }
        else if (!StandardFields.MayWrite(field))
        {
            yield return OfRecording(OrgFinding.Warning("recording.closed", $"The user may not write {name}: calls are written without the link to their recording.", $"{Package} › {name} › Set Field-Level Security", "Visible and not read-only for the user's profile, or Edit Access in its permission set."));
        }
    }

    private static OrgFinding Hidden(string key) => OrgFinding.Error(
        "key.hidden", $"The field {key} is there, but hidden from the user. Without it no call is written.", $"{Package} › {key} › Set Field-Level Security", "Visible and not read-only for the user's profile, or Edit Access in its permission set.");

    private static OrgFinding HiddenRecording => OfRecording(OrgFinding.Warning(
        "recording.hidden", $"The field {TaskFields.Recording} is there, but hidden from the user: calls are written without the link to their recording.", $"{Package} › {TaskFields.Recording} › Set Field-Level Security", "Visible and not read-only for the user's profile, or Edit Access in its permission set."));

    private static OrgFinding OfRecording(OrgFinding finding) => finding with { Field = RecordingField };
}
