using System.Net;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Bridge;

/// <summary>The leg of a party that we call.</summary>
/// <param name="id">Which leg.</param>
/// <param name="site">What the leg needs from the switchboard.</param>
internal sealed class OutboundLeg(LegId id, BridgeSite site) : SipBridgeLeg(id, site)
{
    private bool isPlaced;
    private bool isRinging;
    private bool isForward;

    protected override EndCause HungUpByParty => isForward ? EndCause.ExternalHungUp : EndCause.CustomerHungUp;

    /// <summary>Says what is to be dialled for a plan: the same after a restart, so a call that was ringing can be cancelled.</summary>
    /// <returns>Null when the number leads nowhere.</returns>
    internal static OutgoingInvite? InviteOf(LegPlan plan, BridgeSite site, string caller, string sdp)
    {
        var options = site.Options;
        var target = plan.Target?.Value ?? "";
        var shown = caller.Length > 0 ? caller : options.CallerId;
        // What an agent dials goes to the trunk and nowhere else; only the operator may name an address.
        if (plan.IsForward && target.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
            return SipAddress.TryParse(target, out var address) && HopOf(target) is { } next ? Invite(address, next, SipProtocol.Udp) : null;
        var user = DialledNumber.TryRead(target, out var number) ? number : plan.IsForward ? NameOf(target) : "";
        if (user.Length == 0 || options.OutboundTrunk is not { } trunk || !IPEndPoint.TryParse(trunk, out var hop)) return null;
        return Invite(SipAddress.Of(user, trunk), hop, options.OutboundTransport);

        OutgoingInvite Invite(SipAddress address, IPEndPoint next, SipProtocol protocol) => new()
        {
            Target = address,
            NextHop = next,
            Protocol = protocol,
            From = SipAddress.Of(shown, options.SipAdvertised ?? site.Sip.LocalEndPoint.ToString()),
            Sdp = sdp,
            Seed = new(plan.Leg.ToString()),
        };
    }

    internal void Place(LegPlan plan, string caller)
    {
        if (isPlaced) return;
        isPlaced = true;
        isForward = plan.IsForward;
        if (!OpenMedia() || InviteOf(plan, Site, caller, Session!.Offer()) is not { } invite)
        {
            Site.Logger.CallNotPlaced(Id.Call.ToString(), "no media port is free, or the number leads nowhere");
            Finish(EndCause.Rejected);
            return;
        }

        Dialog = Site.Sip.PlaceCall(invite, this);
    }

    internal override void Apply(LegPlan plan)
    {
        if (plan.Goal is LegGoal.Over) End(plan.Cause ?? EndCause.Rejected);
    }

    protected override void EndDialog(EndCause cause) => Dialog?.HangUp(SipReason.NormalClearing);

    protected override void Rings()
    {
        if (isRinging) return;
        isRinging = true;
        Site.Exchange.Post(new ReportLegRinging(Id));
    }

    protected override void Answered(string? sdp)
    {
        if (!Session!.TakeAnswer(sdp))
        {
            Dialog!.HangUp();
            return;
        }

        Site.Exchange.Post(new ReportLegAnswered(Id, DialogText));
    }

    /// <summary>An extension of the trunk's may have letters.</summary>
    private static string NameOf(string extension) => string.Concat(extension.Where(char.IsAsciiLetterOrDigit));

    private static IPEndPoint? HopOf(string uri)
    {
        var host = uri[(uri.IndexOf('@', StringComparison.Ordinal) + 1)..];
        if (host.StartsWith("sip:", StringComparison.OrdinalIgnoreCase)) host = host[4..];
        var end = host.IndexOfAny([';', '?']);
        return IPEndPoint.TryParse(end < 0 ? host : host[..end], out var hop) ? new(hop.Address, hop.Port == 0 ? 5060 : hop.Port) : null;
    }
}
