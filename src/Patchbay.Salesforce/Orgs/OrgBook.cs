using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>What is remembered of an org. Secrets are kept elsewhere, sealed.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="Way">How we sign in.</param>
/// <param name="LoginUrl">Where tokens come from; null for the settings' own.</param>
/// <param name="ClientId">Consumer key of the app; null for the settings' own.</param>
/// <param name="User">User name that the assertion names; null for other ways.</param>
/// <param name="Audience">Audience of the assertion; null for other ways.</param>
/// <param name="ConnectedAt">When it was connected.</param>
/// <param name="Periods">When it was the live one.</param>
public sealed record OrgEntry(
    string Name, SignInWay Way, Uri? LoginUrl, string? ClientId, string? User, string? Audience, DateTimeOffset? ConnectedAt,
    IReadOnlyList<LivePeriod> Periods)
{
    /// <summary>The last event of which nothing is written any more: it was done with, or given up, when the org was disconnected before.</summary>
    public long WrittenUntil { get; init; }
}

/// <summary>What is remembered of an org that was disconnected, should it come back: which calls are its own.</summary>
/// <param name="OrgId">Its id.</param>
/// <param name="Periods">When it was the live one.</param>
/// <param name="Until">The last event before it was disconnected.</param>
internal sealed record FormerOrg(string OrgId, IReadOnlyList<LivePeriod> Periods, long Until);

/// <summary>All orgs that the site knows. The one whose last period lasts is the live one.</summary>
/// <param name="Entries">The orgs; the default one is always among them.</param>
internal sealed record OrgBook(IReadOnlyList<OrgEntry> Entries)
{
    /// <summary>A site that was never told of another org: all calls are the default org's.</summary>
    internal static OrgBook New { get; } = new([new("default", SignInWay.Settings, null, null, null, null, null, [new(0, null)])]);

    /// <summary>Orgs that were disconnected.</summary>
    public IReadOnlyList<FormerOrg> Former { get; init; } = [];

    /// <summary>Finds an entry.</summary>
    /// <param name="name">Whose; it is in the book.</param>
    /// <returns>The entry.</returns>
    internal OrgEntry Of(OrgName name) => Entries.First(entry => entry.Name == name.Value);

    /// <summary>Puts an entry in, in the place of the one with its name.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The new book.</returns>
    internal OrgBook With(OrgEntry entry) => this with
    {
        Entries = Entries.Any(e => e.Name == entry.Name) ? [.. Entries.Select(e => e.Name == entry.Name ? entry : e)] : [.. Entries, entry],
    };

    /// <summary>Takes an entry out.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="orgId">The org's id; null when it was never told.</param>
    /// <param name="sequence">The last event of the journal.</param>
    /// <returns>The new book, which remembers which calls were its own.</returns>
    internal OrgBook Without(string name, string? orgId, long sequence)
    {
        var gone = Entries.First(e => e.Name == name);
        return new([.. Entries.Where(e => e.Name != name)])
        {
            Former = orgId is null || gone.Periods.Count == 0 ? Former : [.. Former.Where(f => !TokenAnswer.IsSame(f.OrgId, orgId)), new(orgId, End(gone, sequence).Periods, sequence)],
        };
    }

    /// <summary>Gives an org that comes back the calls that were its own.</summary>
    /// <param name="entry">Its entry, which is in the book.</param>
    /// <param name="orgId">Its id.</param>
    /// <returns>The new book, and the entry in it.</returns>
    internal (OrgBook Book, OrgEntry Entry) Welcome(OrgEntry entry, string? orgId)
    {
        if (orgId is null || Former.FirstOrDefault(f => TokenAnswer.IsSame(f.OrgId, orgId)) is not { } former) return (this, entry);
        var again = entry with { Periods = [.. former.Periods, .. entry.Periods], WrittenUntil = former.Until };
        return (With(again) with { Former = [.. Former.Where(f => f != former)] }, again);
    }

    /// <summary>Makes another org live.</summary>
    /// <param name="name">Which; it is in the book.</param>
    /// <param name="sequence">The last event that belongs to the org before.</param>
    /// <returns>The new book.</returns>
    internal OrgBook Use(string name, long sequence) => this with { Entries = [.. Entries.Select(e => e.Name == name ? Begin(e, sequence) : End(e, sequence))] };

    private static OrgEntry Begin(OrgEntry entry, long sequence) =>
        entry.Periods is [.., { Until: null }] ? entry : entry with { Periods = [.. entry.Periods, new(sequence, null)] };

    private static OrgEntry End(OrgEntry entry, long sequence) =>
        entry.Periods is [.., { Until: null } last] ? entry with { Periods = [.. entry.Periods.SkipLast(1), last with { Until = sequence }] } : entry;
}
