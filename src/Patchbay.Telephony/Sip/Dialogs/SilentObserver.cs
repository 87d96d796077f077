namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Stands in until somebody observes, and for dialogs that only have to end.</summary>
internal sealed class SilentObserver : ISipDialogObserver
{
    public static readonly SilentObserver Instance = new();

    public void Ringing(SipDialog dialog)
    {
    }

    public void Progressed(SipDialog dialog, string sdp)
    {
    }

    public void Answered(SipDialog dialog, string? sdp)
    {
    }

    public void Failed(SipDialog dialog, SipFailure failure)
    {
    }

    public void Ended(SipDialog dialog, SipEnding ending)
    {
    }

    public void Offered(SipDialog dialog, SipOffer offer) => offer.Refuse(488);

    public void OfferAnswered(SipDialog dialog, string sdp)
    {
    }

    public void OfferRefused(SipDialog dialog, SipFailure failure)
    {
    }

    public void DigitReceived(SipDialog dialog, SipDigit digit)
    {
    }
}
