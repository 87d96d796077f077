using System.Net;
using Patchbay.Telephony.Bridge;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Cli.Demo;

/// <summary>One call of a simulated customer, with the moments at which things happened.</summary>
internal sealed class CustomerCall : ISipDialogObserver
{
    /// <summary>Longer than a visitor needs to try everything; a visitor who went away is not called for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ITimer patience;
    private readonly TaskCompletionSource ringing = Source();
    private readonly TaskCompletionSource answered = Source();
    private readonly TaskCompletionSource ended = Source();
    private readonly PlainRtpLeg leg;
    private readonly AudioClip voice;
    private readonly CallRecording? hears;
    private SipDialog? dialog;

    internal CustomerCall(MediaEngine media, PlainRtpLeg leg, AudioClip voice, string? hearsFile)
    {
        (this.leg, this.voice) = (leg, voice);
        Session = new(leg, IPAddress.Loopback);
        patience = TimeProvider.System.CreateTimer(_ => HangUp(), null, Patience, Timeout.InfiniteTimeSpan);
        hears = hearsFile is null ? null : media.StartRecording(hearsFile, leg, null);
    }

    internal AudioSession Session { get; }

    internal DateTimeOffset InvitedAt { get; private set; }

    internal DateTimeOffset RangAt { get; private set; }

    internal DateTimeOffset EndedAt { get; private set; }

    internal Task Ringing => ringing.Task;

    internal Task Answered => answered.Task;

    internal Task Ended => ended.Task;

    internal void Place(SipUserAgent sip, OutgoingInvite invite)
    {
        InvitedAt = TimeProvider.System.GetUtcNow();
        dialog = sip.PlaceCall(invite, this);
    }

    /// <summary>Answers a call.</summary>
    /// <returns>False when there is no codec in common.</returns>
    internal bool Take(IncomingInvite invite)
    {
        dialog = invite.Dialog;
        if (invite.Sdp is not { } offer || Session.Answer(offer) is not { } answer) return false;
        invite.Answer(answer);
        Talk();
        return true;
    }

    internal void HangUp()
    {
        EndedAt = TimeProvider.System.GetUtcNow();
        dialog?.HangUp();
    }

    /// <summary>Completes the file of what was heard.</summary>
    internal Task FinishAsync() => hears?.StopAsync() ?? Task.CompletedTask;

    void ISipDialogObserver.Ringing(SipDialog dialog)
    {
        if (RangAt == default) RangAt = TimeProvider.System.GetUtcNow();
        ringing.TrySetResult();
    }

    void ISipDialogObserver.Progressed(SipDialog dialog, string sdp)
    {
        // Early audio is of no interest to this customer.
    }

    void ISipDialogObserver.Answered(SipDialog dialog, string? sdp)
    {
        if (Session.TakeAnswer(sdp)) Talk();
        answered.TrySetResult();
    }

    void ISipDialogObserver.Failed(SipDialog dialog, SipFailure failure)
    {
        answered.TrySetException(new IOException($"The call was refused: {failure.Code} {failure.Reason}"));
        End();
    }

    void ISipDialogObserver.Ended(SipDialog dialog, SipEnding ending) => End();

    void ISipDialogObserver.Offered(SipDialog dialog, SipOffer offer)
    {
        if ((offer.Sdp is { } theirs ? Session.Answer(theirs) : Session.Offer()) is { } ours) offer.Answer(ours);
        else offer.Refuse();
    }

    void ISipDialogObserver.OfferAnswered(SipDialog dialog, string sdp) => Session.TakeAnswer(sdp);

    void ISipDialogObserver.OfferRefused(SipDialog dialog, SipFailure failure)
    {
        // This customer never offers a change.
    }

    void ISipDialogObserver.DigitReceived(SipDialog dialog, SipDigit digit)
    {
        // This customer has no menu.
    }

    private static TaskCompletionSource Source() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Talk() => leg.Hear(new Playlist([], voice));

    private void End()
    {
        if (EndedAt == default) EndedAt = TimeProvider.System.GetUtcNow();
        patience.Dispose();
        leg.Dispose();
        ended.TrySetResult();
    }
}
