using System.Net;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>The leg of a party that we call.</summary>
/// <param name="id">Which leg.</param>
/// <param name="site">What the leg needs from the switchboard.</param>
internal sealed class OutboundLeg(LegId id, BridgeSite site) : SipBridgeLeg(id, site)
{
    private bool isPlaced;
    private bool isRinging;
    private bool isForward;
    private bool isAsking;
    private Destination? placedTo;
    private IPEndPoint? hop;

    protected override EndCause HungUpByParty => isForward ? EndCause.ExternalHungUp : EndCause.CustomerHungUp;

    internal void Place(LegPlan plan, string caller)
    {
        if (isPlaced) return;
        isPlaced = true;
        isForward = plan.IsForward;
        if (!OpenMedia())
        {
            Site.Logger.NoPortFree(Id.Call.ToString());
            Finish(EndCause.LineOutOfOrder);
        }
        else if (!Destination.TryRead(plan, Site.Options, out var destination, out var reason))
        {
            Site.Logger.CallNotPlaced(Id.Call.ToString(), reason);
            Finish(Site.Options.OutboundTrunk is null ? EndCause.NoTrunk : EndCause.Rejected);
        }
        else if (Site.Hops.Known(destination) is { } known) Call(destination, known, caller);
        else
        {
            isAsking = true;
            _ = AskAsync(destination, caller);
        }
    }

    /// <summary>Ends the call of an earlier process that was not answered: the same invite gives the same dialog again, so it can be cancelled.</summary>
    internal static async Task EndOrphanAsync(LegPlan plan, BridgeSite site, string caller)
    {
        if (!Destination.TryRead(plan, site.Options, out var destination, out _)) return;
        if ((site.Hops.Known(destination) ?? await site.Hops.FindAsync(destination)) is { } to)
            site.Sip.EndOrphan(InviteOf(plan.Leg, site, destination, to, caller, ""));
    }

    internal override void Apply(LegPlan plan)
    {
        if (plan.Goal is LegGoal.Over) End(plan.Cause ?? EndCause.Rejected);
    }

    protected override void EndDialog(EndCause cause)
    {
        if (isAsking)
        {
            isAsking = false;
            Finish(cause);
        }

        Dialog?.HangUp(SipReason.NormalClearing);
    }

    protected override void Rings()
    {
        if (isRinging) return;
        isRinging = true;
        Site.Away.Answered(placedTo!);
        Site.Exchange.Post(new ReportLegRinging(Id));
    }

    protected override void Answered(string? sdp)
    {
        Site.Away.Answered(placedTo!);
        if (!Session!.TakeAnswer(sdp))
        {
            Dialog!.HangUp();
            return;
        }

        Site.Exchange.Post(new ReportLegAnswered(Id, DialogText));
    }

    /// <summary>What a person did is the agent's business; what the line did is the operator's.</summary>
    protected override void NotAnswered(SipFailure failure)
    {
        var call = Id.Call.ToString();
        if (EndCodes.AwayReasonOf(failure) is { } reason) Site.Away.Lost(placedTo!, hop, reason);
        else Site.Away.Answered(placedTo!);
        if (failure.Distrust is { } distrust) Site.Logger.LineDistrusted(call, hop!, distrust.Words);
        else if (failure.IsSilence) Site.Logger.LineSilent(call, hop!);
        else if (EndCodes.CauseOf(failure) is EndCause.LineOutOfOrder or EndCause.Rejected) Site.Logger.LineRefused(call, hop!, failure.Code, failure.Reason);
    }

    private async Task AskAsync(Destination destination, string caller)
    {
        var found = await Site.Hops.FindAsync(destination);
        Site.Owner.Post(() => Found(destination, found, caller));
    }

    private void Found(Destination destination, IPEndPoint? found, string caller)
    {
        // It was ended while the name was asked for.
        if (!isAsking) return;
        isAsking = false;
        if (found is not null)
        {
            Call(destination, found, caller);
            return;
        }

        Site.Away.Lost(destination, null, AwayReason.NoAddress);
        Site.Logger.NameNotFound(Id.Call.ToString(), destination.Host, NextHops.Patience.TotalSeconds);
        Finish(EndCause.LineOutOfOrder);
    }

    private void Call(Destination destination, IPEndPoint to, string caller)
    {
        (placedTo, hop) = (destination, to);
        Dialog = Site.Sip.PlaceCall(InviteOf(Id, Site, destination, to, caller, Session!.Offer()), this);
    }

    private static OutgoingInvite InviteOf(LegId leg, BridgeSite site, Destination destination, IPEndPoint hop, string caller, string sdp) => new()
    {
        Target = destination.Target,
        NextHop = hop,
        Protocol = destination.Protocol,
        From = SipAddress.Of(caller.Length > 0 ? caller : site.Options.CallerId, site.Options.SipAdvertised ?? site.Sip.LocalEndPoint.ToString()),
        Sdp = sdp,
        Seed = new(leg.ToString()),
    };
}
