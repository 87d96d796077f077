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
    IReadOnlyList<LivePeriod> Periods);

/// <summary>All orgs that the site knows. The one whose last period lasts is the live one.</summary>
/// <param name="Entries">The orgs; the default one is always among them.</param>
internal sealed record OrgBook(IReadOnlyList<OrgEntry> Entries)
{
    /// <summary>A site that was never told of another org: all calls are the default org's.</summary>
    internal static OrgBook New { get; } = new([new("default", SignInWay.Settings, null, null, null, null, null, [new(0, null)])]);

    /// <summary>Finds an entry.</summary>
    /// <param name="name">Whose; it is in the book.</param>
    /// <returns>The entry.</returns>
    internal OrgEntry Of(OrgName name) => Entries.First(entry => entry.Name == name.Value);

    /// <summary>Puts an entry in, in the place of the one with its name.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The new book.</returns>
    internal OrgBook With(OrgEntry entry) => Entries.Any(e => e.Name == entry.Name)
        ? new([.. Entries.Select(e => e.Name == entry.Name ? entry : e)])
        : new([.. Entries, entry]);

    /// <summary>Takes an entry out.</summary>
    /// <param name="name">Whose.</param>
    /// <returns>The new book.</returns>
    internal OrgBook Without(string name) => new([.. Entries.Where(e => e.Name != name)]);

    /// <summary>Makes another org live.</summary>
    /// <param name="name">Which; it is in the book.</param>
    /// <param name="sequence">The last event that belongs to the org before.</param>
    /// <returns>The new book.</returns>
    internal OrgBook Use(string name, long sequence) => new([.. Entries.Select(e => e.Name == name ? Begin(e, sequence) : End(e, sequence))]);

    private static OrgEntry Begin(OrgEntry entry, long sequence) =>
        entry.Periods is [.., { Until: null }] ? entry : entry with { Periods = [.. entry.Periods, new(sequence, null)] };

    private static OrgEntry End(OrgEntry entry, long sequence) =>
        entry.Periods is [.., { Until: null } last] ? entry with { Periods = [.. entry.Periods.SkipLast(1), last with { Until = sequence }] } : entry;
}
