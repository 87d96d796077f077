using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The first INVITE of a call that we place, forks included (RFC 3261 §13.2).</summary>
internal sealed class OutgoingSetup(SipDialog dialog, string requestUri, uint sequence) : IDialogSetup, IClientTransactionUser
{
    /// <summary>Forks that are told apart; what more of them say is not listened to.</summary>
    private const int MostBranches = 64;

    private readonly Dictionary<string, EarlyBranch> branches = [];
    private InviteClientTransaction? transaction;
    private SipTimer? limit;
    private byte[]? branch;

    private DialogContext Context => dialog.Context;

    public void Send(OutgoingInvite invite)
    {
        if (dialog.Phase == DialogPhase.Over)
            return;
        if (!Context.Sources.IsAllowed(invite.NextHop.Address))
        {
            // Its responses would be dropped: say so now rather than after 32 s of silence.
            Context.Logger.HopRefused(invite.NextHop.Address);
            FailWith(new SipFailure(403, "Next Hop Is Not an Allowed Source", null));
            return;
        }

        (branch, _) = DialogRequests.Begin(Context, dialog.Facts, dialog.Peer, (SipMethod.Invite, sequence), invite.MaxForwards);
        SipWriter writer = Context.Layer.Writer;
        writer.Field(SipHeader.Contact, dialog.Contact).Append(SipLines.Dialog);
        foreach ((string name, string value) in invite.Headers)
            writer.TextField(name, value);
        writer.End(Encoding.UTF8.GetBytes(invite.Sdp));
        transaction = (InviteClientTransaction?)Context.Layer.SendRequest(SipMethod.Invite, branch, dialog.Peer, this);
        if (transaction is null)
            FailWith(new SipFailure(513, SipStatus.Phrase(513), null));
        else
            limit = Context.Timers.After(invite.RingLimit ?? Context.Options.UnansweredLimit, Expire);
    }

    /// <summary>Takes up an INVITE of an earlier process, to cancel it.</summary>
    public void Resume(byte[] inviteBranch)
    {
        branch = inviteBranch;
        transaction = Context.Layer.ResumeInvite(inviteBranch, dialog.Peer, this);
    }

    public void HangUp(SipReason? reason)
    {
        transaction?.Cancel(reason is null ? [] : Encoding.UTF8.GetBytes(reason.Format()));
        limit?.Cancel();
        dialog.Finish(new SipEnding(ByRemote: false, SipEndCause.Cancelled, reason));
        if (transaction is null)
            dialog.Leave();
    }

    public void OnResponse(ClientTransaction transaction, SipMessage response)
    {
        switch (response.StatusCode)
        {
            case < 200:
                OnProvisional(response);
                break;
            case < 300:
                OnSuccess(response);
                break;
            default:
                FailWith(new SipFailure(response.StatusCode, response.ReasonPhrase, SipReason.Of(response)));
                break;
        }
    }

    public void OnTimeout(ClientTransaction transaction) => FailWith(
        new SipFailure(408, SipStatus.Phrase(408), null) { IsSilence = true, Distrust = transaction.Distrust });

    public DialogState Describe(DialogState state) => state with
    {
        LocalCSeq = sequence,
        RequestUri = requestUri,
        InviteBranch = branch is null ? null : Encoding.UTF8.GetString(branch),
    };

    private void OnProvisional(SipMessage response)
    {
        string tag = Encoding.UTF8.GetString(response.Tag(SipHeader.To));
        if (response.StatusCode == 100 || dialog.Phase != DialogPhase.Unanswered)
            return;
        if (BranchOf(tag) is not { } early)
            return;
        string sdp = Encoding.UTF8.GetString(SipBody.FindSdp(response));
        if (response.StatusCode == 180 && !early.HasRung)
        {
            early.HasRung = true;
            dialog.Observer.Ringing(dialog);
        }

        if (sdp.Length > 0 && sdp != early.Sdp)
        {
            early.Sdp = sdp;
            dialog.Observer.Progressed(dialog, sdp);
        }
    }

    private void OnSuccess(SipMessage response)
    {
        string tag = Encoding.UTF8.GetString(response.Tag(SipHeader.To));
        if (BranchOf(tag) is not { } answered)
            return;
        if (answered.Ack is not null)
        {
            Context.Layer.Transport.Send(answered.Ack, answered.AckHop!);
            return;
        }

        bool isFirst = dialog.Phase == DialogPhase.Unanswered;
        DialogFacts facts = FactsOf(response);
        (answered.Ack, answered.AckHop) = DialogRequests.SendAck(Context, facts, dialog.Peer, sequence);
        if (isFirst)
            Establish(facts, response, answered);
        else
            EndLateAnswer(facts);
    }

    private void Establish(DialogFacts facts, SipMessage response, EarlyBranch answered)
    {
        limit?.Cancel();
        dialog.Confirm(facts);
        string sdp = Encoding.UTF8.GetString(SipBody.FindSdp(response));
        string? session = sdp.Length > 0 ? sdp : answered.Sdp;
        if (session is null)
        {
            dialog.SendBye(null);
            dialog.Fail(new SipFailure(500, "No Session in the Answer", null));
            return;
        }

        dialog.Observer.Answered(dialog, session);
        dialog.Session.TryStart();
    }

    // Another fork, or an answer that crossed our CANCEL (§13.2.2.4, §9.1).
    private void EndLateAnswer(DialogFacts facts)
    {
        Context.Counters.CountLateAnswer();
        DialogRequests.SendBye(Context, facts, dialog.Peer, (sequence + 1, null), user: null);
        if (dialog.Facts.RemoteTag.Length == 0)
            dialog.Leave();
    }

    private void FailWith(SipFailure failure)
    {
        limit?.Cancel();
        dialog.Fail(failure);
        dialog.Leave();
    }

    private void Expire()
    {
        if (dialog.Phase != DialogPhase.Unanswered)
            return;
        transaction?.Cancel([]);
        dialog.Fail(new SipFailure(408, "No Answer", null));
    }

    private EarlyBranch? BranchOf(string tag)
    {
        if (!branches.TryGetValue(tag, out EarlyBranch? early) && branches.Count < MostBranches)
            branches.Add(tag, early = new EarlyBranch());
        return early;
    }

    private DialogFacts FactsOf(SipMessage response)
    {
        ReadOnlySpan<byte> contact = response.ContactUri();
        return dialog.Facts with
        {
            RemoteTag = response.Tag(SipHeader.To).ToArray(),
            Remote = response.Value(SipHeader.To).ToArray(),
            Target = contact.IsEmpty ? Encoding.UTF8.GetBytes(requestUri) : contact.ToArray(),
            Routes = RouteSet.OfResponse(response),
        };
    }

    /// <summary>One of the phones that a forking proxy rang.</summary>
    private sealed class EarlyBranch
    {
        public bool HasRung { get; set; }

        public string? Sdp { get; set; }

        public byte[]? Ack { get; set; }

        public SipPeer? AckHop { get; set; }
    }
}
