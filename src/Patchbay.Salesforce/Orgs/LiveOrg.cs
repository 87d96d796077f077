using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Sharing;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Hands what happens in the site to the live org, and tells how it goes with it and who may see its records.</summary>
internal sealed class LiveOrg(OrgRegistry orgs) : IReactor, ISalesforceHealth, IRecordSharing
{
    private static readonly SalesforceStatus none = new(SalesforceState.Off, null, 0, 0, false, null, null);

    /// <inheritdoc/>
    public SalesforceStatus Current => orgs.Live?.Health.Current ?? none;

    /// <inheritdoc/>
    public RecordSight Of(AgentId agent, CallerMatch record, bool mayAsk) => orgs.Live?.Sharing.Of(agent, record, mayAsk) ?? RecordSight.Open;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        if (orgs.Live is not { } live) return;
        foreach (var reactor in live.Reactors) reactor.React(committed);
    }
}
