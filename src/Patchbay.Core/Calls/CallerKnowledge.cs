using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What the CRM knows of a customer, for the agent who is asked to answer.</summary>
/// <param name="Account">Name of the account; empty when there is none.</param>
/// <param name="OpenCases">How many cases are open.</param>
/// <param name="LatestCase">The newest open case in words; empty when there is none.</param>
/// <param name="LastBusiness">The last order or opportunity in words; empty when there is none.</param>
/// <param name="LastContactAt">When somebody was last in contact; null when nobody was. A field of the record itself.</param>
/// <param name="Records">
/// The records of which this tells, the newest first, so that nobody is told of one that they may not see; nothing in what was noted before they were kept.
/// </param>
public sealed record CallerKnowledge(
    PersonalText Account, int OpenCases, PersonalText LatestCase, PersonalText LastBusiness, DateTimeOffset? LastContactAt,
    ImmutableArray<KnownRecord> Records = default)
{
    /// <summary>What somebody is told who may see some of the records alone. The others are left out, as if they did not exist.</summary>
    /// <param name="sees">Tells whether a record may be seen.</param>
    /// <returns>Nothing but the last contact when it is not known of which records this tells.</returns>
    public CallerKnowledge SeenBy(Func<KnownRecord, bool> sees)
    {
        ImmutableArray<KnownRecord> all = Records.IsDefault ? [] : Records;
        ImmutableArray<KnownRecord> seen = [.. all.Where(sees)];
        if (!Records.IsDefault && seen.Length == all.Length) return this;
        var (listed, cases) = (all.Count(IsCase), seen.Count(IsCase));
        return this with
        {
            Account = WordsOf(seen, KnownKind.Account),
            // More are open than are listed only where everybody may see them.
            OpenCases = cases == listed && listed > 0 ? OpenCases : cases,
            LatestCase = WordsOf(seen, KnownKind.OpenCase),
            LastBusiness = WordsOf(seen, KnownKind.Business),
            Records = seen,
        };
    }

    private static bool IsCase(KnownRecord known) => known.Kind is KnownKind.OpenCase;

    private static PersonalText WordsOf(ImmutableArray<KnownRecord> seen, KnownKind kind) => seen.FirstOrDefault(known => known.Kind == kind)?.Words ?? PersonalText.Empty;
}

/// <summary>What a record is to a customer.</summary>
public enum KnownKind
{
    /// <summary>Their account; for somebody without one, the record that holds the name of their company.</summary>
    Account,

    /// <summary>An open case.</summary>
    OpenCase,

    /// <summary>An order or opportunity.</summary>
    Business,
}

/// <summary>A record of which something is told with a customer.</summary>
/// <param name="Kind">What it is to them.</param>
/// <param name="Record">Which.</param>
/// <param name="Words">What is told of it.</param>
/// <param name="Audience">Who may see it; null for everybody.</param>
public sealed record KnownRecord(KnownKind Kind, RecordRef Record, PersonalText Words, MatchAudience? Audience = null);
