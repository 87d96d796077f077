using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// A second call that an agent dials at the desk phone while talking to a customer: the party is asked into the customer's call and answers
/// here. Held against the first line it says whom the agent is with; a REFER that names it completes the transfer.
/// </summary>
/// <param name="line">The customer's line at the phone.</param>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="targets">Whom dialled names and numbers mean.</param>
internal sealed class PhoneConsult(PhoneLine line, BridgeSite site, PhoneTargets targets) : PhoneSide(line.Agent, site)
{
    private IncomingInvite? invite;
    private string? answer;
    private bool wasAsked;
    private bool rings;

    /// <summary>True once the party has answered.</summary>
    internal bool IsAnswered { get; private set; }

    internal override bool IsPanelLost => line.IsPanelLost;

    internal bool Is(SipDialog dialog) => Dialog == dialog;

    /// <summary>Asks the party in.</summary>
    internal void Dial(IncomingInvite dialled)
    {
        invite = dialled;
        Dialog = dialled.Dialog;
        answer = OpenMedia() ? AnswerTo(dialled) : null;
        if (answer is null) Refuse(488);
        else _ = AskAsync(dialled.CalledNumber);
    }

    /// <summary>Follows what there is in the call besides customer and agent.</summary>
    internal void Follow(OthersView? others)
    {
        if (IsOver) return;
        var isThere = others is not null && others.Parties.Any(party => party.Apart);
        var isAsked = others?.Asked is { Purpose: InvitationPurpose.Consult };
        if (isThere) Answer();
        else if (isAsked) Ring(others!.Asked!.Rings);
        else if (wasAsked) End(others?.Failed?.Outcome);
        wasAsked |= isThere || isAsked;
        if (isThere) line.Hear(others!.WithConsulted);
    }

    /// <summary>Ends it from our side.</summary>
    /// <param name="outcome">Why the party did not come; null when the party left, or the call is over.</param>
    internal void End(InvitationOutcome? outcome = null)
    {
        if (IsOver) return;
        if (IsAnswered) Dialog!.HangUp(SipReason.NormalClearing);
        else invite?.Reject(outcome is { } known ? EndCodes.StatusOf(known) : 480);
        Over();
    }

    protected override void PickedUp(string? sdp)
    {
        // Theirs comes with the ACK only when the INVITE had no offer.
        if (sdp is not null && !Session!.TakeAnswer(sdp)) HungUp(byPhone: true);
    }

    protected override void Taken() => IsAnswered = true;

    protected override void Failed(int code) => Over();

    protected override void HungUp(bool byPhone)
    {
        if (byPhone) Site.Exchange.Post(new ReturnToCustomer(line.Call, Agent));
        Over();
    }

    protected override void HoldChanged() => line.Switch();

    protected override void Press(char digit) => Site.Exchange.Post(new SendDigits(line.Call, Agent, PersonalText.Of(digit.ToString())));

    /// <summary>Some phones refer the consulted party to the customer instead of the other way round.</summary>
    protected override void Refer(SipReferral referral) => line.ReferConsulted(referral);

    internal override void ReferRefused() => line.ReferRefused();

    internal override void HeardChanged() => line.HeardChanged();

    internal override void Vanished() => HungUp(byPhone: true);

    private async Task AskAsync(string dialled)
    {
        var target = await targets.ReadAsync(dialled, Site.Stopping);
        await SubmitAsync(new ConsultParty(line.Call, Agent, target), Refuse, () =>
        {
            // Given up at the phone before the exchange heard of it.
            if (IsOver) Site.Exchange.Post(new ReturnToCustomer(line.Call, Agent));
        });
    }

    private void Refuse(Refusal refusal)
    {
        if (!IsOver) invite!.Reject(PhoneTransfer.StatusOf(refusal), refusal.Message);
        Over();
    }

    private void Refuse(int status)
    {
        invite!.Reject(status);
        Over();
    }

    private void Ring(bool itRings)
    {
        if (!itRings || rings) return;
        rings = true;
        invite!.Ring();
    }

    private void Answer()
    {
        if (IsAnswered) return;
        IsAnswered = true;
        invite!.Answer(answer!);
        Watch();
    }

    private void Over()
    {
        if (IsOver) return;
        line.ConsultOver();
        Finish();
    }
}
