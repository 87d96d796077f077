using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>One dialog of an agent's desk phone with its audio. What the dialog tells on the SIP loop is passed to the owner loop.</summary>
/// <param name="agent">Whose phone.</param>
/// <param name="site">What it needs from the switchboard.</param>
internal abstract class PhoneSide(AgentId agent, BridgeSite site) : ISipDialogObserver
{
    /// <summary>The phone need not show it as missed.</summary>
    protected static readonly SipReason Elsewhere = new("SIP", 200, "Call completed elsewhere");

    private PlainRtpLeg? media;
    private PhoneWatch? watch;

    internal AgentId Agent => agent;

    internal bool IsOver { get; private set; }

    /// <summary>True while the phone has the other side on hold.</summary>
    internal bool IsHeld { get; private set; }

    internal MediaLeg? Media => media;

    /// <summary>True while the phone sends no audio that it was to send.</summary>
    internal bool IsUnheard => watch?.IsUnheard ?? false;

    /// <summary>True while nothing at all is heard of the phone, and no panel is there either.</summary>
    internal bool IsGone => watch?.IsGone ?? false;

    /// <summary>True while no panel of the agent's is connected.</summary>
    internal abstract bool IsPanelLost { get; }

    /// <summary>The dialog that is there now.</summary>
    internal SipDialog? Wire => Dialog;

    protected BridgeSite Site => site;

    protected SipDialog? Dialog { get; set; }

    protected AudioSession? Session { get; private set; }

    void ISipDialogObserver.Ringing(SipDialog which) => Post(which, Rings);

    void ISipDialogObserver.Progressed(SipDialog which, string sdp)
    {
        // A phone has nothing to say before it is picked up.
    }

    void ISipDialogObserver.Answered(SipDialog which, string? sdp) => Post(which, () => PickedUp(sdp));

    void ISipDialogObserver.Failed(SipDialog which, SipFailure failure) => Post(which, () => Failed(failure.Code));

    void ISipDialogObserver.Ended(SipDialog which, SipEnding ending) => Post(which, () => HungUp(ending.ByRemote));

    void ISipDialogObserver.Offered(SipDialog which, SipOffer change) => Post(which, () => Change(change), () => change.Refuse());

    void ISipDialogObserver.OfferAnswered(SipDialog which, string sdp) => Post(which, () => Session?.TakeAnswer(sdp));

    void ISipDialogObserver.OfferRefused(SipDialog which, SipFailure failure)
    {
        // We only offer in reply to an empty re-INVITE; the session before it goes on.
    }

    void ISipDialogObserver.DigitReceived(SipDialog which, SipDigit digit) => Post(which, () => Press(digit.Symbol));

    void ISipDialogObserver.Referred(SipDialog which, SipReferral referral) => Post(which, () => Refer(referral), () => referral.Refuse(481));

    void ISipDialogObserver.ReferralRefused(SipDialog which) => Post(which, ReferRefused);

    /// <summary>Another device of the agent takes this dialog's place (RFC 3891): the audio goes there, the call does not notice.</summary>
    internal void Take(IncomingInvite invite)
    {
        if (IsOver || Dialog is not { } before || AnswerTo(invite) is not { } ours)
        {
            invite.Reject(IsOver ? 481 : 488);
            return;
        }

        Dialog = invite.Dialog;
        before.HangUp(Elsewhere);
        invite.Answer(ours);
        SetHeld(Session!.IsHeld);
        Taken();
    }

    /// <summary>The phone rings.</summary>
    protected virtual void Rings()
    {
    }

    /// <summary>The phone answered.</summary>
    protected abstract void PickedUp(string? sdp);

    /// <summary>Another device answered in its place.</summary>
    protected abstract void Taken();

    /// <summary>The phone did not answer.</summary>
    protected abstract void Failed(int code);

    /// <summary>The dialog is over.</summary>
    protected abstract void HungUp(bool byPhone);

    /// <summary>The phone put the other side on hold, or took it back.</summary>
    protected abstract void HoldChanged();

    /// <summary>The phone wanted it, and was refused.</summary>
    internal abstract void ReferRefused();

    /// <summary><see cref="IsUnheard"/> or <see cref="IsGone"/> changed.</summary>
    internal abstract void HeardChanged();

    /// <summary>The phone is dead, or does not know the call any more.</summary>
    internal abstract void Vanished();

    /// <summary>A key was pressed.</summary>
    protected abstract void Press(char digit);

    /// <summary>The phone wants the other side to be passed on.</summary>
    protected abstract void Refer(SipReferral referral);

    protected bool OpenMedia()
    {
        if (!site.Media.TryCreatePlainLeg(out media))
        {
            IsOver = true;
            return false;
        }

        media.Happened += (_, happened) => site.Owner.PostFromMedia(() => Happened(happened));
        Session = new(media, site.MediaAdvertised);
        return true;
    }

    /// <summary>Begins to listen whether the phone is there: it was picked up.</summary>
    protected void Watch()
    {
        if (watch is not null || media is null) return;
        watch = new(this, media, site);
        _ = watch.RunAsync();
    }

    /// <summary>Answers what an INVITE offers; makes an offer when it has none.</summary>
    protected string? AnswerTo(IncomingInvite invite) => invite.Sdp is { } theirs ? Session!.Answer(theirs) : Session!.Offer();

    protected async Task SubmitAsync(ExchangeCommand command, Action<Refusal> refused, Action done)
    {
        var refusal = await site.Exchange.SubmitAsync(command, CancellationToken.None);
        site.Owner.Post(() =>
        {
            if (refusal is not null) refused(refusal);
            else done();
        });
    }

    /// <summary>Lets go of the audio.</summary>
    protected virtual void Finish()
    {
        IsOver = true;
        media?.Dispose();
    }

    private void Post(SipDialog which, Action work, Action? otherwise = null) => site.Owner.Post(() =>
    {
        // A dialog that another device has replaced has no say any more.
        if (which == Dialog && !IsOver) work();
        else otherwise?.Invoke();
    });

    private void Change(SipOffer change)
    {
        if ((change.Sdp is { } theirs ? Session!.Answer(theirs) : Session!.Offer()) is not { } ours)
        {
            change.Refuse();
            return;
        }

        change.Answer(ours);
        SetHeld(Session.IsHeld);
    }

    private void SetHeld(bool isHeld)
    {
        if (isHeld == IsHeld) return;
        IsHeld = isHeld;
        HoldChanged();
    }

    private void Happened(MediaEvent happened)
    {
        if (IsOver) return;
        if (happened is Media.DigitReceived digit) Press(digit.Digit);
    }
}
