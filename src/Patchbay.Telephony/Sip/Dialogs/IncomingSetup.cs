using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The first INVITE of a call that came in, until its ACK (RFC 3261 §13.3).</summary>
internal sealed class IncomingSetup : IDialogSetup
{
    /// <summary>A proxy gives up after three minutes without a sign (§13.3.1.1).</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromMinutes(1);

    private readonly SipDialog dialog;
    private readonly InviteServerTransaction transaction;
    private readonly bool hasOffer;
    private readonly SipTimer limit;
    private SipTimer? signOfLife;
    private AnswerRepeater? repeater;
    private bool hangUpAfterAck;
    private SipReason? hangUpReason;

    public IncomingSetup(SipDialog dialog, SipMessage invite, InviteServerTransaction transaction)
    {
        this.dialog = dialog;
        this.transaction = transaction;
        Invite = invite;
        hasOffer = !SipBody.FindSdp(invite).IsEmpty;
        limit = dialog.Context.Timers.After(LimitOf(invite, dialog.Context.Options.UnansweredLimit), Expire);
    }

    public SipMessage Invite { get; }

    public bool IsOpen => dialog.Phase == DialogPhase.Unanswered;

    public void Ring(string? sdp)
    {
        if (!IsOpen)
            return;
        byte[] body = sdp is null ? [] : Encoding.UTF8.GetBytes(sdp);
        Respond(new SipReply(sdp is null ? 180 : 183) { ToTag = dialog.Facts.LocalTag, Contact = dialog.Contact, Sdp = body });
        signOfLife?.Cancel();
        signOfLife = dialog.Context.Timers.After(SignOfLife, () => Ring(sdp));
    }

    public void Answer(string sdp)
    {
        if (!IsOpen)
            return;
        byte[]? response = Respond(new SipReply(200)
        {
            ToTag = dialog.Facts.LocalTag,
            Contact = dialog.Contact,
            Lines = SipLines.Dialog,
            Sdp = Encoding.UTF8.GetBytes(sdp),
        });
        if (response is null)
            return;
        StopTimers();
        dialog.BeginAnswering();
        repeater = new AnswerRepeater(dialog.Context.Layer, response, transaction.Destination, GiveUp);
    }

    public void Reject(int code, string? reason, byte[] lines)
    {
        if (!IsOpen)
            return;
        Refuse(new SipReply(code, reason) { ToTag = dialog.Facts.LocalTag, Lines = lines });
        dialog.Finish(new SipEnding(ByRemote: false, SipEndCause.Refused, new SipReason("SIP", code, reason ?? SipStatus.Phrase(code))));
    }

    public void HangUp(SipReason? reason)
    {
        if (IsOpen)
        {
            bool isSipCode = reason is { Protocol: "SIP", Cause: >= 400 and <= 699 };
            Reject(isSipCode ? reason!.Cause!.Value : 480, isSipCode && reason!.Text.Length > 0 ? reason.Text : null, []);
            return;
        }

        // No BYE before the ACK or the end of the wait for it (§15).
        hangUpAfterAck = true;
        hangUpReason = reason;
    }

    public void OnCancel(SipMessage cancel)
    {
        if (!IsOpen)
            return;
        Refuse(new SipReply(487) { ToTag = dialog.Facts.LocalTag });
        dialog.Finish(new SipEnding(ByRemote: true, SipEndCause.Cancelled, SipReason.Of(cancel)));
    }

    /// <summary>A BYE before the ACK, or even before the answer (§15.1.2).</summary>
    public void OnBye()
    {
        if (IsOpen)
            Refuse(new SipReply(487) { ToTag = dialog.Facts.LocalTag });
        repeater?.Stop();
    }

    public void OnAck(SipMessage ack)
    {
        if (dialog.Phase != DialogPhase.Answering || ack.CSeqNumber != Invite.CSeqNumber)
            return;
        repeater?.Stop();
        dialog.Confirm(dialog.Facts);
        if (hangUpAfterAck)
        {
            dialog.HangUpNow(hangUpReason);
            return;
        }

        string answer = Encoding.UTF8.GetString(SipBody.FindSdp(ack));
        if (hasOffer)
            dialog.Observer.Answered(dialog, null);
        else if (answer.Length == 0)
            dialog.Abandon(SipEndCause.NoSession);
        else
            dialog.Observer.Answered(dialog, answer);
        dialog.Session.TryStart();
    }

    public DialogState Describe(DialogState state) => state with
    {
        InviteVias = [.. Invite.TextValues(SipHeader.Via)],
        InviteCSeq = Invite.CSeqNumber,
    };

    // The caller may say how long it cares (§13.3.1).
    private static TimeSpan LimitOf(SipMessage invite, TimeSpan limit) =>
        SipText.TryParseUInt32(invite.Value(SipHeader.Expires), out uint seconds) && seconds > 0 && seconds < limit.TotalSeconds
            ? TimeSpan.FromSeconds(seconds) : limit;

    private byte[]? Respond(in SipReply reply) => transaction.Respond(Invite, reply);

    private void Refuse(in SipReply reply)
    {
        Respond(reply);
        StopTimers();
        dialog.Leave();
    }

    private void Expire()
    {
        if (!IsOpen)
            return;
        Refuse(new SipReply(480) { ToTag = dialog.Facts.LocalTag });
        dialog.Finish(new SipEnding(ByRemote: false, SipEndCause.NotAnswered, null));
    }

    private void GiveUp()
    {
        dialog.Confirm(dialog.Facts);
        dialog.Abandon(hangUpAfterAck ? SipEndCause.HungUp : SipEndCause.NotAcknowledged, hangUpReason);
    }

    private void StopTimers()
    {
        limit.Cancel();
        signOfLife?.Cancel();
    }
}
