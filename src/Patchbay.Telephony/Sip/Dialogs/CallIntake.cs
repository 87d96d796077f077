using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Decides about every request that starts something: finds its dialog, opens one, or answers by itself.</summary>
internal sealed class CallIntake(IAdmissionGate gate, Action<IncomingInvite> onCall) : ITransactionUser
{
    private DialogContext? context;

    /// <summary>The context holds the transaction layer, which needs this object: so it comes afterwards.</summary>
    public DialogContext Context
    {
        get => context!;
        set => context = value;
    }

    /// <summary>Null when nobody may register.</summary>
    public IRegistrar? Registrar { get; set; }

    public void OnRequest(SipMessage request, SipPeer source)
    {
        if (RequestScreen.Check(request, Registrar is not null) is { } refusal)
            Refuse(request, source, new SipReply(refusal.Code) { Lines = refusal.Lines });
        else if (request.Method == SipMethod.Register)
            Registrar!.OnRegister(request, source);
        else if (request.Tag(SipHeader.To) is { IsEmpty: false } tag)
            OnDialogRequest(request, source, tag);
        else if (request.Method == SipMethod.Invite)
            OnInvite(request, source);
        else if (request.Method == SipMethod.Options)
            Refuse(request, source, new SipReply(200) { Lines = SipLines.Capabilities });
        else
            // A referral outside of a call would have us call whomever a stranger names.
            Refuse(request, source, new SipReply(request.Method == SipMethod.Refer ? 403 : 481));
    }

    public void OnAck(SipMessage ack)
    {
        if (Context.Dialogs.Find(ack.CallId, ack.Tag(SipHeader.To)) is not { } dialog)
            return;
        (dialog.Setup as IncomingSetup)?.OnAck(ack);
        dialog.Session.OnAck(ack);
    }

    public void OnCancel(SipMessage cancel, SipPeer source, InviteServerTransaction? invite)
    {
        byte[] tag = Context.Identity.LocalTag(cancel);
        if (invite is null)
        {
            Refuse(cancel, source, new SipReply(481));
            return;
        }

        Context.Layer.Accept(cancel, source).Respond(cancel, new SipReply(200) { ToTag = tag });
        ReadOnlySpan<byte> toTag = cancel.Tag(SipHeader.To);
        SipDialog? dialog = Context.Dialogs.Find(cancel.CallId, toTag.IsEmpty ? tag : toTag);
        if (toTag.IsEmpty)
            (dialog?.Setup as IncomingSetup)?.OnCancel(cancel);
        else
            dialog?.Session.OnCancel(invite);
    }

    public void OnStrayResponse(SipMessage response, SipPeer source)
    {
        // Our transaction is over; whatever it says comes too late to matter.
    }

    private void OnDialogRequest(SipMessage request, SipPeer source, ReadOnlySpan<byte> tag)
    {
        if (Context.Dialogs.Find(request.CallId, tag) is { } dialog)
            InDialogRequests.Handle(dialog, request, source);
        else
            Refuse(request, source, new SipReply(481));
    }

    private void OnInvite(SipMessage invite, SipPeer source)
    {
        byte[] tag = Context.Identity.LocalTag(invite);
        if (Context.Dialogs.Find(invite.CallId, tag) is not null)
        {
            // The same INVITE by another path (§8.2.2.2).
            Refuse(invite, source, new SipReply(482));
            return;
        }

        SipDialog? replaced = null;
        if (invite.Has(SipHeader.Replaces) && FindReplaced(invite, out replaced) is var code and not 0)
        {
            Refuse(invite, source, new SipReply(code));
            return;
        }

        Admission admission = gate.Decide(source.EndPoint, Context.Dialogs.Count);
        if (!admission.IsGranted)
        {
            Context.Counters.CountRefusedByGate();
            Refuse(invite, source, new SipReply(admission.Code) { Lines = SipLines.RetryAfter(admission.RetryAfter) });
            return;
        }

        Open(invite, source, tag, replaced);
    }

    /// <summary>Finds the dialog whose place an INVITE wants to take (RFC 3891 §3).</summary>
    /// <returns>Zero, or the code to refuse with.</returns>
    private int FindReplaced(SipMessage invite, out SipDialog? replaced)
    {
        replaced = null;
        if (invite.CountFields(SipHeader.Replaces) != 1 || ReplacedDialog.Read(invite.Value(SipHeader.Replaces)) is not { } name)
            return 400;
        replaced = name.Find(Context.Dialogs);
        return replaced switch
        {
            null => 481,
            { Phase: DialogPhase.Over } => 603,
            // Only who calls may be replaced before the answer.
            { Phase: not DialogPhase.Confirmed, Role: DialogRole.Incoming } => 481,
            { Phase: DialogPhase.Confirmed } when name.EarlyOnly => 486,
            _ => 0,
        };
    }

    private void Open(SipMessage invite, SipPeer source, byte[] tag, SipDialog? replaced)
    {
        ReadOnlySpan<byte> contact = invite.ContactUri();
        // The message passed its check, so From is an address.
        _ = NameAddr.TryParse(invite.Value(SipHeader.From), out NameAddr from);
        DialogFacts facts = new(
            invite.CallId.ToArray(),
            tag,
            from.Tag.ToArray(),
            [.. invite.Value(SipHeader.To), .. ";tag="u8, .. tag],
            invite.Value(SipHeader.From).ToArray(),
            contact.IsEmpty ? from.Uri.ToArray() : contact.ToArray(),
            RouteSet.OfRequest(invite));
        InviteServerTransaction transaction = (InviteServerTransaction)Context.Layer.Accept(invite, source);
        SipDialog dialog = new(Context, facts, DialogRole.Incoming, source, localCSeq: 0) { RemoteCSeq = invite.CSeqNumber };
        IncomingSetup setup = new(dialog, invite, transaction);
        dialog.Setup = setup;
        Context.Dialogs.Add(dialog);
        onCall(new IncomingInvite(dialog, setup, source) { Replaces = replaced });
    }

    // The tag comes from the request, so a repetition gets the same answer without any memory of it (§8.2.7).
    private void Refuse(SipMessage request, SipPeer source, in SipReply reply) =>
        Context.Layer.RespondStateless(request, source, new SipReply(reply.Code, reply.Reason)
        {
            ToTag = Context.Identity.LocalTag(request),
            Lines = reply.Lines,
        });
}
