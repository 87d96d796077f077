using System.Text.Json;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>
/// The fields of a task that every call fills. A description shows only what the user sees: whether one that is not in it is missing or hidden tells
/// the Tooling API alone, and rights are a matter of those that are there.
/// </summary>
internal static class StandardFields
{
    private const string Place = "Setup › Object Manager › Activity › Fields & Relationships";
    private const string Rights = "Visible and not read-only for the user's profile, or Edit Access in its permission set.";

    /// <summary>Their API names.</summary>
    internal static readonly string[] Names =
        ["Subject", "Status", "Priority", "ActivityDate", "OwnerId", "WhoId", "WhatId", "Description", "CallType", "CallDurationInSeconds", "CallDisposition", "CallObject"];

    /// <summary>Finds what stands in the way of them.</summary>
    /// <param name="described">What the description shows, by name.</param>
    /// <param name="hidden">Those that are there, but not in the description.</param>
    /// <returns>One finding for each that cannot be written.</returns>
    internal static IEnumerable<OrgFinding> Look(IReadOnlyDictionary<string, JsonElement> described, IReadOnlySet<string> hidden)
    {
        foreach (var name in Names)
        {
            if (described.TryGetValue(name, out var field))
            {
                if (!MayWrite(field)) yield return Closed(name);
            }
            else
            {
                yield return hidden.Contains(name) ? Hidden(name) : Missing(name);
            }
        }
    }

    /// <summary>True when the user may set and change it.</summary>
    /// <param name="field">As the org describes it.</param>
    internal static bool MayWrite(JsonElement field) => field.Flag("createable") && field.Flag("updateable");

    /// <summary>One that is seen, but may not be written.</summary>
    /// <param name="name">Its API name.</param>
    internal static OrgFinding Closed(string name) =>
        Finding(name, $"field.{name}", $"The user may not write the field {name} of tasks", $"{Place} › {name} › Set Field-Level Security", Rights);

    private static OrgFinding Hidden(string name) =>
        Finding(name, $"field.{name}", $"The field {name} of tasks is there, but hidden from the user", $"{Place} › {name} › Set Field-Level Security", Rights);

    private static OrgFinding Missing(string name) =>
        Finding(name, "field.missing", $"Task has no field {name}, or Patchbay's user does not see it", Place, "Add the field, or make it visible and editable for the user, and check again: what was left out is written then.");

    /// <summary>Without some fields a call is not worth writing: those are errors.</summary>
    private static OrgFinding Finding(string name, string code, string words, string where, string fix)
    {
        var finding = TaskFields.IsEssential(name)
            ? OrgFinding.Error(code, $"{words}: calls are parked.", where, fix)
            : OrgFinding.Warning(code, $"{words}: calls are written without it.", where, fix);
        return finding with { Field = $"{TaskFields.ObjectName}.{name}" };
    }
}
