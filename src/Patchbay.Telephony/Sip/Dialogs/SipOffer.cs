using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The other side's wish to change the session, by re-INVITE or UPDATE. To be answered or refused once.</summary>
public sealed class SipOffer
{
    private readonly SipDialog dialog;
    private readonly ServerTransaction transaction;
    private readonly Action<SipOffer, byte[]?> onAnswered;
    private readonly SipTimer limit;

    internal SipOffer(SipDialog dialog, SipMessage request, ServerTransaction transaction, Action<SipOffer, byte[]?> onAnswered)
    {
        this.dialog = dialog;
        this.transaction = transaction;
        this.onAnswered = onAnswered;
        Request = request;
        string sdp = Encoding.UTF8.GetString(SipBody.FindSdp(request));
        Sdp = sdp.Length == 0 ? null : sdp;
        limit = dialog.Context.Timers.After(SessionChange.AnswerLimit, () => Respond(new SipReply(500, "No Answer to the Offer")));
    }

    /// <summary>Their offer. Null if they ask us to make one, which is then given as the answer.</summary>
    public string? Sdp { get; }

    internal SipMessage Request { get; }

    internal ServerTransaction Transaction => transaction;

    /// <summary>Takes the change.</summary>
    /// <param name="sdp">Our answer; our offer if <see cref="Sdp"/> is null.</param>
    public void Answer(string sdp) => dialog.Context.Loop.Post(() => Respond(new SipReply(200)
    {
        ToTag = dialog.Facts.LocalTag,
        Contact = dialog.Contact,
        Lines = SipLines.Dialog,
        Sdp = Encoding.UTF8.GetBytes(sdp),
    }));

    /// <summary>Refuses the change; the old session goes on.</summary>
    /// <param name="code">488 as a rule.</param>
    public void Refuse(int code = 488) => dialog.Context.Loop.Post(() => Respond(new SipReply(code) { ToTag = dialog.Facts.LocalTag }));

    internal void Respond(in SipReply reply)
    {
        if (transaction.HasFinal)
            return;
        limit.Cancel();
        byte[]? response = transaction.Respond(Request, reply);
        onAnswered(this, reply.Code < 300 ? response : null);
    }
}
