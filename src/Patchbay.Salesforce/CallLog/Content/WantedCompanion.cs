using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>The second record of a call as it should be.</summary>
/// <param name="ObjectName">Its object.</param>
/// <param name="KeyField">Its external id.</param>
/// <param name="Key">The interaction's id.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record WantedCompanion(string ObjectName, string KeyField, string Key, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>Its id, when the link knows it.</summary>
    /// <param name="link">Object and id, with a slash between: a mapping may name another object later.</param>
    internal string? IdIn(string? link) => link is not null && link.StartsWith(ObjectName + "/", StringComparison.Ordinal) ? link[(ObjectName.Length + 1)..] : null;

    /// <summary>The row that creates it, or brings one that an earlier try created to this state.</summary>
    internal SObjectRow ToUpsert() => new(ObjectName, Fields.Prepend(new(KeyField, Key)).ToDictionary(StringComparer.Ordinal));

    /// <summary>The row that updates what changed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="before">What was written last; null when unknown.</param>
    /// <param name="leftOut">Fields that the last writes left out.</param>
    /// <returns>The row; null when nothing changed.</returns>
    internal SObjectRow? ToUpdate(string id, WantedCompanion? before, IReadOnlySet<string> leftOut)
    {
        var changed = Fields.Where(f => before is null || leftOut.Contains(f.Key) || !before.Fields.TryGetValue(f.Key, out var old) || !Equals(old, f.Value)).ToArray();
        return changed.Length == 0 ? null : new(ObjectName, changed.Prepend(new("Id", id)).ToDictionary(StringComparer.Ordinal));
    }
}
