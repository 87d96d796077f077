using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>The leg of an agent: whatever browser of the agent's is connected now. It has no dialog, so there is nothing to end.</summary>
/// <param name="id">Which leg.</param>
/// <param name="agent">Whose.</param>
/// <param name="browsers">The connected browsers.</param>
/// <param name="site">What the leg needs from the switchboard.</param>
internal sealed class AgentLeg(LegId id, AgentId agent, Browsers browsers, BridgeSite site) : BridgeLeg(id)
{
    private readonly LegMeter meter = new(id);
    private bool? told;
    private PersonalText dialogs = PersonalText.Empty;

    internal AgentId Agent => agent;

    internal override MediaLeg? Media => browsers.Find(agent);

    internal override void Apply(LegPlan plan) => Tell(browsers.Flows(agent));

    /// <summary>Ends the desk phone that an earlier process left with the agent's side of a call.</summary>
    internal static void EndOrphan(LegPlan plan, BridgeSite site)
    {
        site.Logger.OrphanEnded(plan.Leg.ToString());
        foreach (var kept in LentAudio.Read(plan.Dialog!)) site.Sip.EndOrphan(kept);
        site.ReportPhoneEnd(new ReportLegMoved(plan.Leg, PersonalText.Empty));
    }

    internal override void End(EndCause cause)
    {
        browsers.Find(agent)?.Hear(MediaSource.Silence);
        if (meter.Finish() is { } quality) site.Exchange.Post(new ReportLegQuality(Id, quality));
    }

    /// <summary>Tells the exchange whether the agent's audio flows, when that changed.</summary>
    internal void Tell(bool flows)
    {
        meter.Follow(Media);
        if (browsers.DialogsOf(agent) is var now && now != dialogs)
        {
            dialogs = now;
            site.Exchange.Post(new ReportLegMoved(Id, now));
        }

        if (told == flows) return;
        told = flows;
        site.Exchange.Post(new ReportAgentAudio(Id, flows));
    }
}
