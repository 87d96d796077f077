using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Changes of the session of an answered dialog, in both directions, one at a time (RFC 3261 §14, RFC 3311).</summary>
internal sealed class SessionChange(SipDialog dialog) : IClientTransactionUser
{
    /// <summary>How long an offer of theirs may wait for our answer.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    private string? wanted;
    private string? underWay;
    private uint sequence;
    private (byte[] Ack, SipPeer NextHop)? lastAck;
    private SipTimer? glare;
    private SipOffer? incoming;
    private AnswerRepeater? repeater;
    private uint answeredSequence;
    private bool awaitsAnswer;

    private DialogContext Context => dialog.Context;

    /// <summary>Wants another session; goes out as soon as nothing else is under way.</summary>
    public void Offer(string sdp)
    {
        wanted = sdp;
        TryStart();
    }

    public void TryStart()
    {
        if (wanted is null || underWay is not null || incoming is not null || repeater is not null || glare is not null
            || dialog.Phase != DialogPhase.Confirmed)
            return;
        (underWay, wanted) = (wanted, null);
        sequence = dialog.NextCSeq();
        lastAck = null;
        (byte[] branch, SipPeer nextHop) = DialogRequests.Begin(Context, dialog.Facts, dialog.Peer, (SipMethod.Invite, sequence));
        Context.Layer.Writer.Field(SipHeader.Contact, dialog.Contact).Append(SipLines.Dialog).End(Encoding.UTF8.GetBytes(underWay));
        Context.Layer.SendRequest(SipMethod.Invite, branch, nextHop, this);
    }

    public void Stop()
    {
        wanted = null;
        glare?.Cancel();
        repeater?.Stop();
        repeater = null;
        incoming?.Respond(new SipReply(487) { ToTag = dialog.Facts.LocalTag });
    }

    /// <summary>A re-INVITE of theirs, or an UPDATE with a session.</summary>
    public void OnRequest(SipMessage request, SipPeer source)
    {
        ServerTransaction transaction = Context.Layer.Accept(request, source);
        if (dialog.Phase == DialogPhase.Answering || underWay is not null || repeater is not null)
        {
            transaction.Respond(request, new SipReply(491) { ToTag = dialog.Facts.LocalTag });
            return;
        }

        if (incoming is not null)
        {
            byte[] retry = SipLines.RetryAfter(TimeSpan.FromSeconds(Random.Shared.Next(0, 11)));
            transaction.Respond(request, new SipReply(500) { ToTag = dialog.Facts.LocalTag, Lines = retry });
            return;
        }

        dialog.RefreshTarget(request);
        incoming = new SipOffer(dialog, request, transaction, OnAnswered);
        dialog.Observer.Offered(dialog, incoming);
    }

    /// <summary>A CANCEL for a re-INVITE of theirs.</summary>
    public void OnCancel(ServerTransaction transaction)
    {
        if (incoming?.Transaction == transaction)
            incoming.Respond(new SipReply(487) { ToTag = dialog.Facts.LocalTag });
    }

    public void OnAck(SipMessage ack)
    {
        if (repeater is null || answeredSequence != ack.CSeqNumber)
            return;
        repeater.Stop();
        repeater = null;
        if (awaitsAnswer)
        {
            string sdp = Encoding.UTF8.GetString(SipBody.FindSdp(ack));
            if (sdp.Length > 0)
                dialog.Observer.OfferAnswered(dialog, sdp);
            else
                dialog.Abandon(SipEndCause.NoSession);
        }

        TryStart();
    }

    public void OnResponse(ClientTransaction transaction, SipMessage response)
    {
        if (response.StatusCode < 200)
            return;
        if (response.StatusCode < 300)
            OnSuccess(response);
        else
            OnRefusal(new SipFailure(response.StatusCode, response.ReasonPhrase, SipReason.Of(response)));
    }

    public void OnTimeout(ClientTransaction transaction) => OnRefusal(new SipFailure(408, SipStatus.Phrase(408), null));

    private void OnAnswered(SipOffer offer, byte[]? response)
    {
        incoming = null;
        if (response is not null && offer.Request.Method == SipMethod.Invite && dialog.Phase == DialogPhase.Confirmed)
        {
            answeredSequence = offer.Request.CSeqNumber;
            awaitsAnswer = offer.Sdp is null;
            repeater = new AnswerRepeater(
                Context.Layer, response, offer.Transaction.Destination, () => dialog.Abandon(SipEndCause.NotAcknowledged));
        }
        else
            TryStart();
    }

    private void OnSuccess(SipMessage response)
    {
        if (response.CSeqNumber != sequence)
            return;
        if (lastAck is { } repeated)
        {
            Context.Layer.Transport.Send(repeated.Ack, repeated.NextHop);
            return;
        }

        dialog.RefreshTarget(response);
        lastAck = DialogRequests.SendAck(Context, dialog.Facts, dialog.Peer, sequence);
        underWay = null;
        if (dialog.Phase == DialogPhase.Over)
            return;
        string sdp = Encoding.UTF8.GetString(SipBody.FindSdp(response));
        if (sdp.Length > 0)
            dialog.Observer.OfferAnswered(dialog, sdp);
        else
            dialog.Abandon(SipEndCause.NoSession);
        TryStart();
    }

    private void OnRefusal(SipFailure failure)
    {
        string? refused = underWay;
        underWay = null;
        if (dialog.Phase == DialogPhase.Over)
            return;
        if (failure.Code is 481 or 408)
            dialog.Abandon(SipEndCause.Lost);
        else if (failure.Code == 491)
            TryAgainLater(refused);
        else
        {
            dialog.Observer.OfferRefused(dialog, failure);
            TryStart();
        }
    }

    // §14.1: who made the Call-ID waits longer, so that the second try does not meet again.
    private void TryAgainLater(string? refused)
    {
        wanted ??= refused;
        int milliseconds = dialog.Role == DialogRole.Outgoing ? Random.Shared.Next(2100, 4001) : Random.Shared.Next(0, 2001);
        glare = Context.Timers.After(TimeSpan.FromMilliseconds(milliseconds), () =>
        {
            glare = null;
            TryStart();
        });
    }
}
