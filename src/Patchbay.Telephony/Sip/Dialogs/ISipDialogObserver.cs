namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>
/// Hears what happens to a dialog. Called in the SIP loop, one call at a time over all dialogs: do no more than pass it on.
/// Exactly one of <see cref="Failed"/> and <see cref="Ended"/> comes, and nothing after it.
/// </summary>
public interface ISipDialogObserver
{
    /// <summary>180, on an outgoing call. Once per branch of a forked call.</summary>
    void Ringing(SipDialog dialog);

    /// <summary>183 or 180 with a session: audio before the answer, on an outgoing call.</summary>
    void Progressed(SipDialog dialog, string sdp);

    /// <summary>The call is up. On an outgoing call <paramref name="sdp"/> is their answer; on an incoming one it is null, or their
    /// answer to the offer we had to make.</summary>
    void Answered(SipDialog dialog, string? sdp);

    /// <summary>An outgoing call was not answered.</summary>
    void Failed(SipDialog dialog, SipFailure failure);

    /// <summary>The dialog is over.</summary>
    void Ended(SipDialog dialog, SipEnding ending);

    /// <summary>They want to change the session (hold, resume, another address). Must be answered or refused; after 20 s it is refused.</summary>
    void Offered(SipDialog dialog, SipOffer offer);

    /// <summary>They took our change of the session, or answered the offer that we made in reply to an empty re-INVITE.</summary>
    void OfferAnswered(SipDialog dialog, string sdp);

    /// <summary>They refused our change of the session. The old one goes on.</summary>
    void OfferRefused(SipDialog dialog, SipFailure failure);

    /// <summary>A digit came by INFO.</summary>
    void DigitReceived(SipDialog dialog, SipDigit digit);

    /// <summary>They want us to bring the party at our side together with somebody else (REFER). Must be accepted or refused; after 20 s it
    /// is refused. Who does not listen refuses it: not everybody may send a customer on.</summary>
    void Referred(SipDialog dialog, SipReferral referral) => referral.Refuse(403);

    /// <summary>Their REFER was refused before anybody was asked: it came too early, or says nothing that can be understood. Some phones hang up then.</summary>
    void ReferralRefused(SipDialog dialog)
    {
        // To most the call simply goes on.
    }
}
