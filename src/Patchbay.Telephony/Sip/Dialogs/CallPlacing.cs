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
        SipDialog dialog = new(context, facts, DialogRole.Outgoing, new SipPeer(invite.NextHop), FirstCSeq) { Observer = observer };
        OutgoingSetup setup = new(dialog, invite.Target.Uri, FirstCSeq);
        dialog.Setup = setup;
        context.Loop.Post(() =>
        {
            context.Dialogs.Add(dialog);
            setup.Send(invite);
        });
        return dialog;
    }
}
