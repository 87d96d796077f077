using System.Net;
using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Ends the dialogs of an earlier process from what it left behind.</summary>
internal static class OrphanEnding
{
    /// <summary>Far above any number the earlier process can have used after it kept its state.</summary>
    public const uint CSeqJump = 1000;

    /// <returns>False if the state cannot be read: then nothing can be sent.</returns>
    public static bool TryEnd(DialogContext context, DialogState state, SipReason? reason)
    {
        if (!IPEndPoint.TryParse(state.Peer, out IPEndPoint? address) || address.Port == 0)
            return false;
        SipPeer peer = new(address, state.Protocol);
        if (state.IsAnswered)
            EndAnswered(context, state, peer, reason);
        else if (state.Role == DialogRole.Outgoing)
            return TryCancel(context, state, peer, reason);
        else
            return TryRefuse(context, state, peer);
        return true;
    }

    private static void EndAnswered(DialogContext context, DialogState state, SipPeer peer, SipReason? reason)
    {
        SipDialog dialog = Restore(context, state, peer, state.LocalCSeq + CSeqJump);
        dialog.Confirm(dialog.Facts);
        // The answer may have been kept and never sent: a caller who then knows of no dialog still waits for an end of its INVITE.
        if (state.InviteVias.IsEmpty)
            dialog.HangUpNow(reason);
        else
            DialogRequests.SendBye(context, dialog.Facts, peer, (dialog.NextCSeq(), reason), new RefuseUnknown(context, dialog, state, peer));
    }

    /// <summary>The INVITE becomes ours again: a 487 gets its ACK, an answer its ACK and BYE.</summary>
    private static bool TryCancel(DialogContext context, DialogState state, SipPeer peer, SipReason? reason)
    {
        if (state.RequestUri is null || state.InviteBranch is null)
            return false;
        SipDialog dialog = Restore(context, state, peer, state.LocalCSeq);
        byte[] branch = Encoding.UTF8.GetBytes(state.InviteBranch);
        DialogRequests.Begin(context, dialog.Facts, peer, (SipMethod.Invite, state.LocalCSeq));
        context.Layer.Writer.End();
        OutgoingSetup setup = new(dialog, state.RequestUri, state.LocalCSeq);
        dialog.Setup = setup;
        setup.Resume(branch);
        setup.HangUp(reason);
        return true;
    }

    private static bool TryRefuse(DialogContext context, DialogState state, SipPeer peer)
    {
        if (!SipParser.TryParse(InviteOf(state), out SipMessage? invite) || invite!.Defect is not null)
            return false;
        ServerTransaction transaction = context.Layer.Resume(invite, peer);
        transaction.Respond(invite, new SipReply(503) { ToTag = Encoding.UTF8.GetBytes(state.LocalTag) });
        return true;
    }

    private sealed class RefuseUnknown(DialogContext context, SipDialog dialog, DialogState state, SipPeer peer) : IClientTransactionUser
    {
        public void OnResponse(ClientTransaction transaction, SipMessage response)
        {
            if (response.StatusCode < 200)
                return;
            dialog.Leave();
            if (response.StatusCode == 481)
                TryRefuse(context, state, peer);
        }

        public void OnTimeout(ClientTransaction transaction) => dialog.Leave();
    }

    private static byte[] InviteOf(DialogState state)
    {
        SipWriter writer = new();
        writer.Append("INVITE sip:orphan@localhost SIP/2.0\r\n"u8);
        foreach (string via in state.InviteVias)
            writer.TextField("Via", via);
        return writer.TextField("From", state.Remote)
            .TextField("To", state.Local)
            .TextField("Call-ID", state.CallId)
            .Append("CSeq: "u8).Append(state.InviteCSeq).Append(" INVITE\r\n"u8)
            .End().ToArray();
    }

    private static SipDialog Restore(DialogContext context, DialogState state, SipPeer peer, uint localCSeq)
    {
        DialogFacts facts = new(
            Encoding.UTF8.GetBytes(state.CallId),
            Encoding.UTF8.GetBytes(state.LocalTag),
            Encoding.UTF8.GetBytes(state.RemoteTag),
            Encoding.UTF8.GetBytes(state.Local),
            Encoding.UTF8.GetBytes(state.Remote),
            Encoding.UTF8.GetBytes(state.RemoteTarget),
            [.. state.RouteSet.Select(Encoding.UTF8.GetBytes)]);
        SipDialog dialog = new(context, facts, state.Role, peer, localCSeq);
        context.Dialogs.Add(dialog);
        return dialog;
    }
}
