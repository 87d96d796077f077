using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Orgs;

/// <summary>When an org was live. Safe to use from any thread: a change swaps the whole list.</summary>
internal sealed class OrgStanding(IReadOnlyList<LivePeriod> periods) : IOrgStanding
{
    private volatile IReadOnlyList<LivePeriod> periods = periods;

    /// <summary>The times in their order.</summary>
    internal IReadOnlyList<LivePeriod> Periods
    {
        get => periods;
        set => periods = value;
    }

    /// <inheritdoc/>
    public bool IsLive => periods is [.., { Until: null }];

    /// <inheritdoc/>
    public bool Owns(long sequence) => periods.Any(period => period.Holds(sequence));
}
