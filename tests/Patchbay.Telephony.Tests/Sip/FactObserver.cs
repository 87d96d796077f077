using System.Threading.Channels;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>Writes down what a dialog reports and lets a test wait for the next fact.</summary>
internal sealed class FactObserver : ISipDialogObserver
{
    private readonly Channel<string> facts = Channel.CreateUnbounded<string>();

    public string? LastSdp { get; private set; }

    public SipEnding? Ending { get; private set; }

    public SipFailure? Failure { get; private set; }

    /// <summary>What to do with an offer of theirs; refused without it.</summary>
    public Action<SipOffer>? OnOffer { get; set; }

    /// <summary>What to do with a referral of theirs; refused without it.</summary>
    public Action<SipReferral>? OnReferred { get; set; }

    void ISipDialogObserver.Referred(SipDialog dialog, SipReferral referral)
    {
        if (OnReferred is null) referral.Refuse(403);
        else OnReferred(referral);
    }

    /// <summary>The next fact; "nothing" after half a minute without one.</summary>
    public async Task<string> NextAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        try
        {
            return await facts.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return "nothing";
        }
    }

    /// <summary>All facts that have come so far.</summary>
    public IReadOnlyList<string> TakeAll()
    {
        List<string> taken = [];
        while (facts.Reader.TryRead(out string? fact))
            taken.Add(fact);
        return taken;
    }

    public void Ringing(SipDialog dialog) => Add("ringing");

    public void Progressed(SipDialog dialog, string sdp) => Add("progressed", sdp);

    public void Answered(SipDialog dialog, string? sdp) => Add("answered", sdp);

    public void Failed(SipDialog dialog, SipFailure failure)
    {
        Failure = failure;
        Add(failure.Distrust is { } distrust ? $"failed {failure.Code}: {distrust.Words}" : $"failed {failure.Code}");
    }

    public void Ended(SipDialog dialog, SipEnding ending)
    {
        Ending = ending;
        Add($"ended {ending.Cause} by {(ending.ByRemote ? "them" : "us")}");
    }

    public void Offered(SipDialog dialog, SipOffer offer)
    {
        if (OnOffer is null)
            offer.Refuse();
        else
            OnOffer(offer);
        Add("offered", offer.Sdp);
    }

    public void OfferAnswered(SipDialog dialog, string sdp) => Add("offer answered", sdp);

    public void OfferRefused(SipDialog dialog, SipFailure failure) => Add($"offer refused {failure.Code}");

    public void DigitReceived(SipDialog dialog, SipDigit digit) => Add($"digit {digit.Symbol}");

    private void Add(string fact, string? sdp = null)
    {
        LastSdp = sdp ?? LastSdp;
        facts.Writer.TryWrite(fact);
    }
}
