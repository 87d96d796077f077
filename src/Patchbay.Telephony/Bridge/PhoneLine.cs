using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Registration;

namespace Patchbay.Telephony.Bridge;

/// <summary>One call at an agent's desk phone. What the dialog tells on the SIP loop is passed to the owner loop.</summary>
/// <remarks>
/// <code>
/// Rings ── picked up ──▶ Talks ── hung up at either side ──▶ Over
///   └── declined, taken in the panel, offer over ────────────▲
/// </code>
/// </remarks>
/// <param name="agent">Whose phone.</param>
/// <param name="call">Which call.</param>
/// <param name="offer">The offer that rings; null for a call that was dialled at the phone.</param>
/// <param name="site">What the line needs from the switchboard.</param>
/// <param name="lend">Makes the phone's audio the agent's.</param>
internal sealed class PhoneLine(AgentId agent, InteractionId call, OfferId? offer, BridgeSite site, Action<AgentId, MediaLeg?> lend) : ISipDialogObserver
{
    private static readonly SipReason Elsewhere = new("SIP", 200, "Call completed elsewhere");
    private PlainRtpLeg? media;
    private AudioSession? session;
    private SipDialog? dialog;
    private bool talks;
    private bool isTaken;
    private bool isHeld;

    internal bool IsOver { get; private set; }

    void ISipDialogObserver.Ringing(SipDialog which)
    {
        // The offer rings in the panel since before.
    }

    void ISipDialogObserver.Progressed(SipDialog which, string sdp)
    {
        // A phone has nothing to say before it is picked up.
    }

    void ISipDialogObserver.Answered(SipDialog which, string? sdp) => site.Owner.Post(() => PickedUp(sdp));

    void ISipDialogObserver.Failed(SipDialog which, SipFailure failure) => site.Owner.Post(() => Failed(failure.Code));

    void ISipDialogObserver.Ended(SipDialog which, SipEnding ending) => site.Owner.Post(() => HungUp(ending.ByRemote));

    void ISipDialogObserver.Offered(SipDialog which, SipOffer change) => site.Owner.Post(() => Change(change));

    void ISipDialogObserver.OfferAnswered(SipDialog which, string sdp) => site.Owner.Post(() => session?.TakeAnswer(sdp));

    void ISipDialogObserver.OfferRefused(SipDialog which, SipFailure failure)
    {
        // We only offer in reply to an empty re-INVITE; the session before it goes on.
    }

    void ISipDialogObserver.DigitReceived(SipDialog which, SipDigit digit) => site.Owner.Post(() => Press(digit.Symbol));

    /// <summary>Follows the agent's newest state.</summary>
    /// <returns>False when it is not about this call any more.</returns>
    internal bool Follow(AgentView view)
    {
        isTaken |= view.Activity is AgentActivity.OnCall && view.Call?.Call == call;
        return view.Activity switch
        {
            AgentActivity.Alerting => offer is not null && view.Call?.Offer == offer,
            AgentActivity.OnCall => view.Call?.Call == call && talks,
            // What was dialled is on its way to the exchange while views still show what was before.
            AgentActivity.Idle => offer is null && talks && !isTaken,
            AgentActivity.WrapUp => false,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Rings for an offer.</summary>
    internal void Ring(PhoneContact contact, AgentCallView shown)
    {
        if (!OpenMedia()) return;
        var number = shown.Number.Value is { Length: > 0 } known ? known : "anonymous";
        var name = shown.CallerName.Value ?? "";
        dialog = site.Sip.PlaceCall(
            new()
            {
                Target = contact.Address,
                NextHop = contact.Source,
                Flow = contact.Flow,
                From = SipAddress.Of(number, site.Options.SipAdvertised ?? site.Sip.LocalEndPoint.ToString()),
                DisplayName = shown.QueueName is { } queue ? $"{(name.Length > 0 ? name : number)} ({queue})" : name,
                Sdp = session!.Offer(),
                Seed = new($"{offer}.phone"),
            },
            this);
    }

    /// <summary>Dials what was dialled at the phone.</summary>
    internal void Dial(IncomingInvite invite)
    {
        dialog = invite.Dialog;
        if (!OpenMedia() || (invite.Sdp is { } theirs ? session!.Answer(theirs) : session!.Offer()) is not { } ours)
        {
            invite.Reject(488);
            Finish();
            return;
        }

        Talk();
        _ = SubmitAsync(new DialCall(call, agent, PersonalText.Of(invite.CalledNumber), null), refused =>
        {
            invite.Reject(refused is null ? 480 : 403, refused?.Message);
            Finish();
        }, () => invite.Answer(ours));
    }

    /// <summary>Ends the line from our side.</summary>
    /// <param name="isElsewhere">True when the agent took the call in the panel: the phone need not show it as missed.</param>
    internal void End(bool isElsewhere)
    {
        if (IsOver) return;
        dialog?.HangUp(isElsewhere && !talks ? Elsewhere : SipReason.NormalClearing);
        Finish();
    }

    private bool OpenMedia()
    {
        if (!site.Media.TryCreatePlainLeg(out media))
        {
            IsOver = true;
            return false;
        }

        media.Happened += (_, happened) => site.Owner.Post(() => Happened(happened));
        session = new(media, site.MediaAdvertised);
        return true;
    }

    private void PickedUp(string? sdp)
    {
        if (IsOver || talks) return;
        if (!session!.TakeAnswer(sdp))
        {
            End(isElsewhere: false);
            return;
        }

        Talk();
        // Somebody was faster, or the caller is gone.
        _ = SubmitAsync(new AcceptOffer(offer!.Value, agent), _ => End(isElsewhere: false), () => { });
    }

    private void Talk()
    {
        talks = true;
        lend(agent, media);
    }

    private async Task SubmitAsync(ExchangeCommand command, Action<Refusal?> refused, Action done)
    {
        var refusal = await site.Exchange.SubmitAsync(command, CancellationToken.None);
        site.Owner.Post(() =>
        {
            if (refusal is not null) refused(refusal);
            else if (!IsOver) done();
        });
    }

    /// <summary>A phone that says no says it for its agent; one that is away, or did not answer, says nothing: the panel rings on.</summary>
    private void Failed(int code)
    {
        if (IsOver) return;
        Finish();
        if (code is 486 or 600 or 603 && offer is { } declined) site.Exchange.Post(new DeclineOffer(declined, agent));
    }

    private void HungUp(bool byPhone)
    {
        if (IsOver) return;
        // First, so that the call is over before its audio is.
        if (byPhone && talks) site.Exchange.Post(new HangUpCall(call, agent));
        Finish();
    }

    private void Change(SipOffer change)
    {
        if (IsOver || (change.Sdp is { } theirs ? session!.Answer(theirs) : session!.Offer()) is not { } ours)
        {
            change.Refuse();
            return;
        }

        change.Answer(ours);
        if (isHeld == session.IsHeld) return;
        isHeld = session.IsHeld;
        site.Exchange.Post(isHeld ? new HoldCall(call, agent) : new RetrieveCall(call, agent));
    }

    private void Happened(MediaEvent happened)
    {
        if (happened is Media.DigitReceived digit) Press(digit.Digit);
        else if (happened is MediaLost or MediaStaysLost) _ = AskAsync();
    }

    private void Press(char digit)
    {
        if (talks && !IsOver) site.Exchange.Post(new SendDigits(call, agent, PersonalText.Of(digit.ToString())));
    }

    /// <summary>A phone that fell silent is asked whether it lives; when it does not, the call waits for other audio of the agent.</summary>
    private async Task AskAsync()
    {
        if (dialog is null || await dialog.PingAsync()) return;
        site.Owner.Post(() => End(isElsewhere: false));
    }

    private void Finish()
    {
        if (IsOver) return;
        IsOver = true;
        if (talks) lend(agent, null);
        media?.Dispose();
    }
}
