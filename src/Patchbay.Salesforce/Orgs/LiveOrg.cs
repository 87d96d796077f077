using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Sharing;

namespace Patchbay.Salesforce.Orgs;

/// <summary>
/// Hands what happens in the site to its orgs, what happens to a call to the org that it belongs to alone, and tells how it goes with the
/// live one and whose sharing counts for a call.
/// </summary>
internal sealed class LiveOrg(OrgRegistry orgs) : IReactor, ISalesforceHealth, ICallSharing
{
    private static readonly SalesforceStatus none = new(SalesforceState.Off, null, 0, 0, false, null, null);

    /// <inheritdoc/>
    public SalesforceStatus Current => orgs.Live?.Health.Current ?? none;

    /// <inheritdoc/>
    public IRecordSharing? Of(InteractionId call) => (orgs.OwnerOf(call) ?? orgs.Live)?.Sharing;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        foreach (var org in orgs.All)
        {
            var standing = org.Standing;
            // One that was never live has no business with the site's calls.
            if (standing.Periods.Count == 0) continue;
            var own = standing.OwnsAll ? committed : committed with { Entries = committed.Entries.RemoveAll(entry => IsOfAnother(standing, entry)) };
            foreach (var reactor in org.Reactors) reactor.React(own);
        }
    }

    private static bool IsOfAnother(OrgStanding standing, JournalEntry entry)
    {
        if (entry.Event is CallArrived or CallDialed or CallbackAsked) standing.Begins(new(entry.Event.Subject), entry.Sequence);
        return entry.Event is CallEvent or OfferEvent or MessageEvent && !standing.Owns(new(entry.Event.Subject));
    }
}
