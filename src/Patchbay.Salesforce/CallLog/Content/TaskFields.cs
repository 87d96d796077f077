using System.Collections.Frozen;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>API names of the fields of a Task that we write.</summary>
internal static class TaskFields
{
    internal const string ObjectName = "Task";
    internal const string Key = "Patchbay_Interaction_Id__c";
    internal const string Recording = "Patchbay_Recording__c";
    internal const string Subtype = "TaskSubtype";
    internal const string Status = "Status";
    internal const string Subject = "Subject";
    internal const string Description = "Description";
    internal const string Disposition = "CallDisposition";
    internal const string CallObject = "CallObject";
    internal const string Owner = "OwnerId";
    internal const string WhoId = "WhoId";
    internal const string WhatId = "WhatId";

    /// <summary>The record it hangs on.</summary>
    internal static readonly string[] Relation = [WhoId, WhatId];

    /// <summary>Fields without which a record loses its sense: when the org refuses one, a person must look.</summary>
    private static readonly FrozenSet<string> essential = new[] { "Id", Key, Subject, Status, "Priority", "ActivityDate", Owner, WhoId, WhatId }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Texts of which the end may be cut, with the most that the platform takes of each.</summary>
    internal static readonly FrozenDictionary<string, int> Longest = new Dictionary<string, int>
    {
        [Subject] = 255,
        [Description] = 32_000,
        [Disposition] = 255,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a field that is never left out because the org lacks it or keeps it closed.</summary>
    /// <param name="field">Its API name.</param>
    internal static bool IsEssential(string field) => essential.Contains(field);

    /// <summary>Cuts a text to what fits, between characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Most UTF-16 units.</param>
    /// <returns>The text, its end replaced by an ellipsis when it was too long.</returns>
    internal static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = Math.Max(most - 1, 0);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return most == 0 ? "" : text[..end] + "…";
    }
}
