using System.Text.Json;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>A leg that a SIP dialog carries. What the dialog tells on the SIP loop is passed to the owner loop.</summary>
/// <param name="id">Which leg.</param>
/// <param name="site">What the leg needs from the switchboard.</param>
internal abstract class SipBridgeLeg(LegId id, BridgeSite site) : BridgeLeg(id), ISipDialogObserver
{
    private readonly LegMeter meter = new(id);
    private PlainRtpLeg? media;
    private readonly DigitLimit digits = new();
    private bool isOver;
    private EndCause? ours;
    private bool hasMoved;

    internal sealed override MediaLeg? Media => media;

    protected BridgeSite Site => site;

    protected AudioSession? Session { get; set; }

    protected SipDialog? Dialog { get; set; }

    /// <summary>What it is called when the far end hangs up.</summary>
    protected virtual EndCause HungUpByParty => EndCause.CustomerHungUp;

    /// <summary>What a later process needs to end the dialog.</summary>
    protected PersonalText DialogText => PersonalText.Of(Dialog is null ? "" : JsonSerializer.Serialize(Dialog.Export(), DialogJson.Default.DialogState));

    void ISipDialogObserver.Ringing(SipDialog dialog) => Post(dialog, Rings);

    void ISipDialogObserver.Progressed(SipDialog dialog, string sdp) => Post(dialog, Rings);

    void ISipDialogObserver.Answered(SipDialog dialog, string? sdp) => Post(dialog, () => UpWith(sdp));

    void ISipDialogObserver.Failed(SipDialog dialog, SipFailure failure) => Post(dialog, () =>
    {
        if (ours is null) NotAnswered(failure);
        Finish(ours ?? EndCodes.CauseOf(failure));
    });

    void ISipDialogObserver.Ended(SipDialog dialog, SipEnding ending) => Post(dialog, () => Finish(EndCodes.CauseOf(ending, HungUpByParty, ours)));

    void ISipDialogObserver.Offered(SipDialog dialog, SipOffer offer) => site.Owner.Post(() => Renegotiate(offer));

    void ISipDialogObserver.OfferAnswered(SipDialog dialog, string sdp) => Post(dialog, () => Session?.TakeAnswer(sdp));

    void ISipDialogObserver.OfferRefused(SipDialog dialog, SipFailure failure)
    {
        // We only offer in reply to an empty re-INVITE; the session before it goes on.
    }

    void ISipDialogObserver.DigitReceived(SipDialog dialog, SipDigit digit) => Post(dialog, () => Report(digit.Symbol));

    /// <summary>Another phone of the far end's takes this one's place (RFC 3891): the leg goes on there.</summary>
    internal void Take(IncomingInvite invite)
    {
        if (isOver || Dialog is not { } before || (invite.Sdp is { } theirs ? Session!.Answer(theirs) : Session!.Offer()) is not { } answer)
        {
            invite.Reject(isOver ? 481 : 488);
            return;
        }

        Dialog = invite.Dialog;
        hasMoved = true;
        before.HangUp(SipReason.NormalClearing);
        invite.Answer(answer);
    }

    internal sealed override void End(EndCause cause)
    {
        ours ??= cause;
        EndDialog(cause);
    }

    /// <summary>Refuses, cancels or hangs up, whichever fits.</summary>
    protected abstract void EndDialog(EndCause cause);

    /// <summary>The far end rings.</summary>
    protected virtual void Rings()
    {
    }

    /// <summary>The far end, or what is on the way to it, did not take the call.</summary>
    protected virtual void NotAnswered(SipFailure failure)
    {
    }

    /// <summary>The dialog is up.</summary>
    protected abstract void Answered(string? sdp);

    /// <summary>Opens the leg's media ports.</summary>
    /// <returns>False when no port is free.</returns>
    protected bool OpenMedia()
    {
        if (!site.Media.TryCreatePlainLeg(out media)) return false;
        media.Happened += (_, happened) => site.Owner.PostFromMedia(() => Happened(happened));
        Session = new(media, site.MediaAdvertised);
        meter.Follow(media);
        return true;
    }

    protected sealed override void Later(Task<Playlist> ready, Action<Playlist> then) => _ = LaterAsync(ready, then);

    private async Task LaterAsync(Task<Playlist> ready, Action<Playlist> then)
    {
        var list = await ready;
        site.Owner.Post(() => then(list));
    }

    protected sealed override void Told(int turn) => site.Exchange.Post(new ReportPromptFinished(Id, turn));

    /// <summary>Reports the end once and lets go of the media.</summary>
    protected void Finish(EndCause cause)
    {
        if (isOver) return;
        isOver = true;
        var quality = meter.Finish();
        media?.Dispose();
        site.ReportEnd(new(Id, cause, quality));
        site.Forget(this);
    }

    private void Post(SipDialog dialog, Action work) => site.Owner.Post(() =>
    {
        // A dialog that another one has replaced has no say any more.
        if (dialog == Dialog) work();
    });

    private void UpWith(string? sdp)
    {
        if (!hasMoved) Answered(sdp);
        else if (sdp is not null && !Session!.TakeAnswer(sdp)) Dialog!.HangUp();
        // A later process must end the dialog that is there now.
        else site.Exchange.Post(new ReportLegMoved(Id, DialogText));
    }

    /// <summary>Passes on a key. Nobody presses keys so fast, so what is beyond the limit comes from a far end gone mad, and each one is journaled.</summary>
    private void Report(char digit)
    {
        StopAtKey();
        if (digits.TryTake(site.Time.GetTimestamp(), site.Time.TimestampFrequency)) site.Exchange.Post(new ReportDigit(Id, digit));
    }

    private void Renegotiate(SipOffer offer)
    {
        if ((offer.Sdp is { } theirs ? Session?.Answer(theirs) : Session?.Offer()) is { } ours) offer.Answer(ours);
        else offer.Refuse();
    }

    private void Happened(MediaEvent happened)
    {
        if (happened is Media.DigitReceived digit) Report(digit.Digit);
        else if (happened is PlaybackFinished finished) Played(finished.Playlist);
        else if (happened is MediaLost or MediaStaysLost) _ = AskAsync();
    }

    /// <summary>A leg without media is asked whether it still lives, and ended when it does not answer.</summary>
    private async Task AskAsync()
    {
        if (Dialog is null || await Dialog.PingAsync()) return;
        site.Owner.Post(() =>
        {
            Dialog.HangUp();
            Finish(EndCause.MediaLost);
        });
    }
}
