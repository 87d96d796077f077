using System.Globalization;
using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>
/// The other side's wish that our side be brought together with somebody else: REFER (RFC 3515, RFC 5589). To be accepted or refused once;
/// what became of an accepted one is reported once, by NOTIFY.
/// </summary>
public sealed class SipReferral
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    private readonly SipDialog dialog;
    private readonly SipMessage request;
    private readonly ServerTransaction transaction;
    private readonly ReferTo target;
    private readonly SipTimer limit;
    private readonly string events;
    private bool isReported;

    internal SipReferral(SipDialog dialog, SipMessage request, ServerTransaction transaction, ReferTo target)
    {
        (this.dialog, this.request, this.transaction, this.target) = (dialog, request, transaction, target);
        Replaces = target.Replaces?.Find(dialog.Context.Dialogs);
        // From the second on, a peer tells them apart by the number of their REFER (§2.4.6).
        events = dialog.Referrals++ == 0 ? "refer" : string.Create(CultureInfo.InvariantCulture, $"refer;id={request.CSeqNumber}");
        limit = dialog.Context.Timers.After(AnswerLimit, () => Respond(new SipReply(500, "No Answer to the Referral")));
    }

    /// <summary>Whom to reach: the user part of the target, or its number.</summary>
    public string User => target.User;

    /// <summary>True when the target is a call that is there already: an attended transfer.</summary>
    public bool IsAttended => target.Replaces is not null;

    /// <summary>Our side of that call; null when there is none, or we do not know it.</summary>
    public SipDialog? Replaces { get; }

    /// <summary>Takes it on, and says that it is being tried.</summary>
    public void Accept() => dialog.Context.Loop.Post(TakeOn);

    /// <summary>Refuses it; the call goes on.</summary>
    /// <param name="code">400 to 699.</param>
    /// <param name="reason">The reason phrase; null for the usual one.</param>
    public void Refuse(int code, string? reason = null) =>
        dialog.Context.Loop.Post(() => Respond(new SipReply(code, reason) { ToTag = dialog.Facts.LocalTag }));

    /// <summary>Says what became of it, if it was not refused and that was not said before. One that is done before it was accepted is accepted first.</summary>
    /// <param name="code">200 to 699: what the target answered.</param>
    public void Report(int code) => dialog.Context.Loop.Post(() =>
    {
        TakeOn();
        if (isReported)
            return;
        isReported = true;
        Notify("terminated;reason=noresource", code);
    });

    private void TakeOn()
    {
        if (Respond(new SipReply(202) { ToTag = dialog.Facts.LocalTag, Contact = dialog.Contact }))
            Notify("active;expires=600", 100);
    }

    private bool Respond(in SipReply reply)
    {
        if (transaction.HasFinal)
            return false;
        limit.Cancel();
        isReported = reply.Code >= 300;
        transaction.Respond(request, reply);
        return true;
    }

    private void Notify(string state, int code)
    {
        DialogContext context = dialog.Context;
        (byte[] branch, SipPeer nextHop) = DialogRequests.Begin(context, dialog.Facts, dialog.Peer, (SipMethod.Notify, dialog.NextCSeq()));
        string fragment = string.Create(CultureInfo.InvariantCulture, $"SIP/2.0 {code} {SipStatus.Phrase(code)}\r\n");
        context.Layer.Writer.Field(SipHeader.Contact, dialog.Contact)
            .TextField("Event", events)
            .TextField("Subscription-State", state)
            .End("message/sipfrag;version=2.0"u8, Encoding.ASCII.GetBytes(fragment));
        context.Layer.SendRequest(SipMethod.Notify, branch, nextHop, null);
    }
}
