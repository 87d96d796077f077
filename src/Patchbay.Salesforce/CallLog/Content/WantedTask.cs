using System.Collections.Immutable;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>A call's Task as it should be: the whole of it.</summary>
/// <param name="Key">The interaction's id; the external id.</param>
/// <param name="Fields">What people may change by hand too: subject, texts, day, status.</param>
/// <param name="Facts">What only the telephone system knows: type, length, recording.</param>
/// <param name="Relation">WhoId and WhatId; empty when the caller is unknown.</param>
internal sealed record WantedTask(
    string Key, IReadOnlyDictionary<string, object?> Fields, IReadOnlyDictionary<string, object?> Facts, IReadOnlyDictionary<string, object?> Relation)
{
    private const string Type = TaskFields.ObjectName;

    /// <summary>Who is to own it.</summary>
    internal Owner Owner { get; init; }

    /// <summary>The second record of the call; null when the org keeps none.</summary>
    internal WantedCompanion? Companion { get; init; }

    /// <summary>The customer's number.</summary>
    internal PersonalText Number { get; init; } = PersonalText.Empty;

    /// <summary>The account behind the record it hangs on; null when none is known. Salesforce locks it too.</summary>
    internal string? Account { get; init; }

    /// <summary>Records that Salesforce locks while it writes the Task.</summary>
    internal IReadOnlyList<string> Parents => [.. Relation.Values.OfType<string>().Append(Account).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The record it hangs on; it orders the rows of a batch, since Salesforce locks parents.</summary>
    internal string Parent => (Relation.GetValueOrDefault(TaskFields.WhatId) ?? Relation.GetValueOrDefault(TaskFields.WhoId)) as string ?? "";

    /// <summary>The row that creates it, or brings one that an earlier try created to this state.</summary>
    /// <returns>All fields, the key among them; empty ones too, since an earlier try may have filled them.</returns>
    internal SObjectRow ToUpsert() => new(Type, Join([new(TaskFields.Key, Key), new(TaskFields.Subtype, "Call")], Fields, Facts, Relation));

    /// <summary>
    /// The row that updates it. What people may have changed by hand is sent only when our own wish for it changed since the last write,
    /// so nobody's correction is undone by a recording that is finished later.
    /// </summary>
    /// <param name="id">The Task's id.</param>
    /// <param name="before">What was written last; null when unknown.</param>
    /// <param name="leftOut">Fields that the last writes left out.</param>
    /// <returns>The row; null when there is nothing to change.</returns>
    internal SObjectRow? ToUpdate(string id, WantedTask? before, IReadOnlySet<string> leftOut)
    {
        var changed = Join(Changed(Fields, before?.Fields, leftOut), Changed(Facts, before?.Facts, leftOut), ChangedRelation(before));
        return changed.Count == 0 ? null : new(Type, Join([new("Id", id)], changed));
    }

    /// <summary>Both ids go together: a lead leaves no room for a WhatId, and half of an old relation would be wrong.</summary>
    private IEnumerable<KeyValuePair<string, object?>> ChangedRelation(WantedTask? before)
    {
        if (Relation.Count == 0) return [];
        return before is not null && !Changed(Relation, before.Relation, ImmutableHashSet<string>.Empty).Any() ? [] : Relation;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Changed(
        IReadOnlyDictionary<string, object?> now, IReadOnlyDictionary<string, object?>? before, IReadOnlySet<string> leftOut) =>
        now.Where(f => before is null || leftOut.Contains(f.Key) || !before.TryGetValue(f.Key, out var old) || !Equals(old, f.Value));

    private static Dictionary<string, object?> Join(params ReadOnlySpan<IEnumerable<KeyValuePair<string, object?>>> parts)
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var (name, value) in part) all[name] = value;
        }

        return all;
    }
}
