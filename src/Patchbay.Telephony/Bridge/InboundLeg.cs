using System.Net;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Sdp;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>The leg of a caller.</summary>
internal sealed class InboundLeg : SipBridgeLeg
{
    private const int LongestName = 255;
    private const int LongestDialled = 64;
    private readonly IncomingInvite invite;
    private LegGoal reached = LegGoal.Trying;
    private string? answer;

    internal InboundLeg(LegId id, BridgeSite site, IncomingInvite invite)
        : base(id, site)
    {
        this.invite = invite;
        Dialog = invite.Dialog;
    }

    /// <summary>Where the call comes from.</summary>
    internal IPAddress Source => invite.Source.Address;

    /// <summary>Opens media for the caller, or refuses the call.</summary>
    /// <returns>What to tell the exchange; null when the call was refused.</returns>
    internal ArriveCall? Arrive()
    {
        if (!OpenMedia()) return RefuseForPorts();
        SdpRefusal? refusal = null;
        answer = invite.Sdp is { } offer ? Session!.Answer(offer, out refusal) : Session!.Offer();
        if (answer is null) return Refuse(refusal ?? SdpRefusal.NoAudio);
        return new(
            Id.Call, PersonalText.Of(Number()), PersonalText.Of(Shorten(invite.From.DisplayName, LongestName)),
            Shorten(invite.CalledNumber, LongestDialled), DialogText, CallHeaders.Read(invite.OtherFields));
    }

    /// <summary>The exchange did not take the call.</summary>
    internal void Refuse(Refusal refusal)
    {
        Site.Logger.CallRefused(Id.Call.ToString(), refusal.Code);
        if (refusal.Code == "entry.none") invite.Reject(404);
        else invite.Reject(503, null, Site.Options.RetryAfter);
    }

    internal override void Apply(LegPlan plan)
    {
        if (plan.Goal is LegGoal.Over)
        {
            End(plan.Cause ?? EndCause.Rejected);
            return;
        }

        if (plan.Goal is LegGoal.Ring && reached is LegGoal.Trying)
        {
            reached = LegGoal.Ring;
            invite.Ring();
        }
        else if (plan.Goal is LegGoal.Answered && reached is not LegGoal.Answered)
        {
            if (reached is LegGoal.Trying) invite.Ring();
            reached = LegGoal.Answered;
            invite.Answer(answer!);
        }
    }

    protected override void EndDialog(EndCause cause)
    {
        if (reached is LegGoal.Answered) Dialog!.HangUp(SipReason.NormalClearing);
        else if (reached is not LegGoal.Over) invite.Reject(EndCodes.StatusOf(cause));
        reached = LegGoal.Over;
    }

    protected override void Answered(string? sdp)
    {
        // Theirs comes with the ACK only when the INVITE had no offer.
        if (sdp is not null && !Session!.TakeAnswer(sdp)) Dialog!.HangUp();
    }

    /// <summary>Whom the trunk says it is; whom the caller says it is; nobody for a withheld number.</summary>
    private string Number()
    {
        var asserted = invite.AssertedIdentities.Select(CallerNumber.Of).FirstOrDefault(number => number.Length > 0);
        return asserted ?? CallerNumber.OfUser(invite.From.User);
    }

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private ArriveCall? RefuseForPorts()
    {
        Site.Logger.NoPortFree(Id.Call.ToString());
        reached = LegGoal.Over;
        invite.Reject(503, null, Site.Options.RetryAfter);
        return null;
    }

    private ArriveCall? Refuse(SdpRefusal refusal)
    {
        Site.Logger.AudioRefused(Id.Call.ToString(), Source, refusal.Code, refusal.Reason, Site.MediaAdvertised);
        reached = LegGoal.Over;
        invite.Reject(refusal);
        return null;
    }
}
