using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Which changes to the list of orgs make sense.</summary>
internal static class OrgRules
{
    /// <summary>The name of an entry, which was checked when it was made.</summary>
    internal static OrgName NameOf(OrgEntry entry) =>
        OrgName.TryParse(entry.Name, out var name) ? name : throw new InvalidOperationException($"{entry.Name} is no name of an org.");

    /// <summary>Says why an org may not be put in; null when it may.</summary>
    internal static Refusal? RefusalToAdd(OrgEntry entry, string? orgId, IReadOnlyList<Org> orgs)
    {
        if (entry.Name == OrgName.Default.Value) return new("org.reserved", "The name default is that of the org in the settings file; choose another one.");
        if (orgId is null) return null;
        var same = orgs.FirstOrDefault(org => org.Name.Value == entry.Name);
        if (same?.OrgId is { } before && !TokenAnswer.IsSame(before, orgId))
            return new("org.other", $"Up to now {entry.Name} was the org {before}; this is the org {orgId}. Connect it under a name of its own, or disconnect {entry.Name} first.");
        var twin = orgs.FirstOrDefault(org => org != same && org.Name != OrgName.Default && org.OrgId is { } id && TokenAnswer.IsSame(id, orgId));
        return twin is null ? null : new("org.twice", $"This org is connected already, as {twin.Name}.");
    }

    /// <summary>Says why an org may not be taken out; null when it may.</summary>
    /// <param name="org">Which.</param>
    /// <param name="running">Calls of it that are not closed.</param>
    /// <param name="another">An org that could be live instead; null when there is none.</param>
    /// <param name="evenUnwritten">True when what is not written may be lost.</param>
    internal static Refusal? RefusalToRemove(Org org, int running, Org? another, bool evenUnwritten)
    {
        if (org.Name == OrgName.Default) return new("org.reserved", "The org default stands in the settings file; switch it off there: Salesforce:Enabled.");
        if (evenUnwritten) return null;
        if (org.IsLive && another is not null)
            return new("org.live", $"Calls are written to {org.Name}, and without it to none. First make another org the live one, such as {another.Name} (patchbay org use).");
        if (running > 0)
            return new("org.running", running == 1
                ? $"A call of {org.Name} runs, is in wrap-up or waits for a callback; its Task would never be finished. Wait for its end, or insist (--force)."
                : $"{running} calls of {org.Name} run, are in wrap-up or wait for a callback; their Tasks would never be finished. Wait for their end, or insist (--force).");
        var status = org.Health.Current;
        return status.Waiting + status.Parked == 0
            ? null
            : new("org.unwritten", $"{WaitingWords(status.Waiting, status.Parked, org)} would be lost. Write first, or insist (--force).");
    }

    private static string WaitingWords(long waiting, long parked, Org org) => string.Join(" and ", new[]
    {
        waiting == 0 ? null : $"{waiting} {(waiting == 1 ? "record that waits" : "records that wait")} for {org.Name}",
        parked == 0 ? null : $"{parked} parked {(parked == 1 ? "record" : "records")}",
    }.OfType<string>());

    /// <summary>
    /// Puts an entry into the book. A known org keeps its times. The first org of a site that was never connected takes over all calls since
    /// the beginning: they have waited for it.
    /// </summary>
    internal static (OrgBook Book, OrgEntry Entry) Place(OrgBook book, OrgEntry entry, IReadOnlyList<Org> orgs)
    {
        if (book.Entries.FirstOrDefault(one => one.Name == entry.Name) is { } known)
        {
            var again = entry with { Periods = known.Periods, WrittenUntil = known.WrittenUntil };
            return (book.With(again), again);
        }

        var none = orgs.FirstOrDefault(org => org.Name == OrgName.Default);
        if (none is not { IsLive: true, OrgId: null } || none.Get<IOptions<SalesforceOptions>>().Value.Enabled) return (book.With(entry), entry);
        var first = entry with { Periods = none.Entry.Periods };
        return (book.With(none.Entry with { Periods = [] }).With(first), first);
    }
}
