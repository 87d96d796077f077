using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>What happens to a request inside a dialog (RFC 3261 §12.2.2). BYE, OPTIONS and INFO are answered at once.</summary>
internal static class InDialogRequests
{
    public static void Handle(SipDialog dialog, SipMessage request, SipPeer source)
    {
        if (!IsFromTheOtherSide(dialog, request) || (dialog.Phase == DialogPhase.Over && request.Method != SipMethod.Bye))
        {
            Respond(dialog, request, source, new SipReply(481));
            return;
        }

        if (request.CSeqNumber < dialog.RemoteCSeq)
        {
            Respond(dialog, request, source, new SipReply(500, "CSeq Out of Order"));
            return;
        }

        dialog.RemoteCSeq = request.CSeqNumber;
        switch (request.Method)
        {
            case SipMethod.Bye:
                HandleBye(dialog, request, source);
                break;
            case SipMethod.Invite:
                HandleInvite(dialog, request, source);
                break;
            case SipMethod.Update:
                HandleUpdate(dialog, request, source);
                break;
            case SipMethod.Info:
                HandleInfo(dialog, request, source);
                break;
            case SipMethod.Refer:
                HandleRefer(dialog, request, source);
                break;
            case SipMethod.Options:
                Respond(dialog, request, source, new SipReply(200) { Lines = SipLines.Capabilities });
                break;
            default:
                Respond(dialog, request, source, new SipReply(405) { Lines = SipLines.Allow });
                break;
        }
    }

    // An outgoing call that nobody answered has no remote tag yet: any fork may speak.
    private static bool IsFromTheOtherSide(SipDialog dialog, SipMessage request) =>
        dialog.Facts.RemoteTag.Length == 0 || request.Tag(SipHeader.From).SequenceEqual(dialog.Facts.RemoteTag);

    private static void HandleBye(SipDialog dialog, SipMessage request, SipPeer source)
    {
        Respond(dialog, request, source, new SipReply(200));
        (dialog.Setup as IncomingSetup)?.OnBye();
        if (dialog.Phase == DialogPhase.Unanswered && dialog.Role == DialogRole.Outgoing)
            return;
        dialog.Finish(new SipEnding(ByRemote: true, SipEndCause.HungUp, SipReason.Of(request)));
        dialog.Leave();
    }

    private static void HandleInvite(SipDialog dialog, SipMessage request, SipPeer source)
    {
        if (dialog.Phase == DialogPhase.Unanswered)
        {
            byte[] retry = SipLines.RetryAfter(TimeSpan.FromSeconds(5));
            Respond(dialog, request, source, new SipReply(dialog.Role == DialogRole.Outgoing ? 491 : 500) { Lines = retry });
        }
        else
            dialog.Session.OnRequest(request, source);
    }

    private static void HandleUpdate(SipDialog dialog, SipMessage request, SipPeer source)
    {
        bool hasOffer = !SipBody.FindSdp(request).IsEmpty;
        if (hasOffer && dialog.Phase == DialogPhase.Confirmed)
        {
            dialog.Session.OnRequest(request, source);
            return;
        }

        if (hasOffer)
        {
            Respond(dialog, request, source, new SipReply(491));
            return;
        }

        dialog.RefreshTarget(request);
        Respond(dialog, request, source, new SipReply(200) { Contact = dialog.Contact });
    }

    private static void HandleInfo(SipDialog dialog, SipMessage request, SipPeer source)
    {
        bool isDigit = DtmfRelay.TryParse(request, out SipDigit digit);
        if (!isDigit && !request.Body.IsEmpty)
        {
            Respond(dialog, request, source, new SipReply(415) { Lines = "Accept: application/dtmf-relay\r\n"u8 });
            return;
        }

        Respond(dialog, request, source, new SipReply(200));
        if (isDigit)
            dialog.Observer.DigitReceived(dialog, digit);
    }

    private static void HandleRefer(SipDialog dialog, SipMessage request, SipPeer source)
    {
        ReferTo? target = null;
        int code = dialog.Phase != DialogPhase.Confirmed ? 491 : ReferTo.Check(request, out target);
        if (code == 0)
        {
            dialog.Observer.Referred(dialog, new SipReferral(dialog, request, dialog.Context.Layer.Accept(request, source), target!));
            return;
        }

        Respond(dialog, request, source, new SipReply(code));
        dialog.Observer.ReferralRefused(dialog);
    }

    private static void Respond(SipDialog dialog, SipMessage request, SipPeer source, in SipReply reply)
    {
        ServerTransaction transaction = dialog.Context.Layer.Accept(request, source);
        transaction.Respond(request, reply);
    }
}
