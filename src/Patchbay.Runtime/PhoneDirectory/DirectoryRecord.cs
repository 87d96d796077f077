using System.Collections.Immutable;
using Patchbay.Core.Calls;

namespace Patchbay.Runtime.PhoneDirectory;

/// <summary>One number of one record.</summary>
/// <param name="Number">The number in E.164: <c>+4684650040</c>.</param>
/// <param name="Field">The field it stands in: <c>MobilePhone</c>.</param>
/// <param name="Extension">Digits behind the number that reach the person: <c>204</c>; empty when none. Such a number is a switchboard's.</param>
public sealed record DirectoryNumber(string Number, string Field, string Extension = "");

/// <summary>Another value by which a record can be found.</summary>
/// <param name="Field">The field, its object included: <c>Case.CaseNumber</c>.</param>
/// <param name="Text">The value; compared without regard to case.</param>
public sealed record DirectoryKey(string Field, string Text);

/// <summary>A record that has numbers, as the directory keeps it.</summary>
/// <param name="Record">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What tells it from others: account, city, owner.</param>
/// <param name="Account">The account it belongs to; null when none.</param>
/// <param name="ModifiedAt">When the CRM changed it last; an older copy never replaces a newer one.</param>
/// <param name="Numbers">All its numbers.</param>
/// <remarks>A record that must not be found, because it was deleted or converted, is put in without numbers and keys.</remarks>
public sealed record DirectoryRecord(
    RecordRef Record, string Name, string Detail, string? Account, DateTimeOffset ModifiedAt, IReadOnlyList<DirectoryNumber> Numbers)
{
    /// <summary>Other values by which it can be found.</summary>
    public IReadOnlyList<DirectoryKey> Keys { get; init; } = [];

    /// <summary>
    /// Fields that rules look at, by name: <c>OwnerId</c>, <c>RecordTypeId</c>. Only what a rule needs is kept. As in the CRM, a name is the same in any letter case.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init => field = InAnyCase(value); } = NoFacts;

    /// <summary>No facts, to which some can be added.</summary>
    public static ImmutableSortedDictionary<string, string> NoFacts { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>When somebody was last in contact with it; null when nobody was. An earlier instant never replaces a later one.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>Id of the record it was merged into; null when it was not.</summary>
    public string? MergedInto { get; init; }

    /// <summary>True when the CRM deleted it, or merged it into another one.</summary>
    public bool IsDeleted { get; init; }

    private static ImmutableSortedDictionary<string, string> InAnyCase(ImmutableSortedDictionary<string, string> facts)
    {
        if (facts.KeyComparer == NoFacts.KeyComparer) return facts;
        var same = NoFacts.ToBuilder();
        foreach (var (name, value) in facts) same[name] = value;
        return same.ToImmutable();
    }
}

/// <summary>A record found under a number or another key.</summary>
/// <param name="Record">The record, without its numbers and keys.</param>
/// <param name="Field">The field that holds what was looked for: <c>MobilePhone</c>.</param>
/// <param name="Extension">The extension that stands behind the number; empty when none.</param>
public sealed record DirectoryMatch(DirectoryRecord Record, string Field, string Extension = "");
