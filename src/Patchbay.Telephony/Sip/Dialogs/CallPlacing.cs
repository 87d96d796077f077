using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Opens the dialog of a call that we place.</summary>
internal static class CallPlacing
{
    private const uint FirstCSeq = 1;

    public static SipDialog Place(DialogContext context, OutgoingInvite invite, ISipDialogObserver observer)
    {
        (SipDialog dialog, OutgoingSetup setup) = Make(context, invite, observer);
        context.Loop.Post(() =>
        {
            context.Dialogs.Add(dialog);
            setup.Send(invite);
        });
        return dialog;
    }

    /// <summary>Says what is known of a dialog whose INVITE an earlier process sent. In the SIP loop only.</summary>
    public static DialogState Describe(DialogContext context, OutgoingInvite invite)
    {
        (SipDialog dialog, _) = Make(context, invite, SilentObserver.Instance);
        byte[] branch = context.Identity.Branch(dialog.Facts, SipMethod.Invite, FirstCSeq);
        return dialog.Export() with { RequestUri = invite.Target.Uri, InviteBranch = Encoding.UTF8.GetString(branch) };
    }

    private static (SipDialog Dialog, OutgoingSetup Setup) Make(DialogContext context, OutgoingInvite invite, ISipDialogObserver observer)
    {
        byte[] tag = context.Identity.LocalTag(invite.Seed);
        byte[] target = Encoding.UTF8.GetBytes(invite.Target.Uri);
        string name = invite.DisplayName.Length == 0 ? "" : SipQuoting.Quote(invite.DisplayName) + " ";
        DialogFacts facts = new(
            context.Identity.CallId(invite.Seed),
            tag,
            RemoteTag: [],
            [.. Encoding.UTF8.GetBytes($"{name}<{invite.From.Uri}>;tag="), .. tag],
            [.. "<"u8, .. target, .. ">"u8],
            target,
            Routes: []);
        SipDialog dialog = new(context, facts, DialogRole.Outgoing, invite.Flow ?? new SipPeer(invite.NextHop, invite.Protocol), FirstCSeq) { Observer = observer };
        OutgoingSetup setup = new(dialog, invite.Target.Uri, FirstCSeq);
        dialog.Setup = setup;
        return (dialog, setup);
    }
}
