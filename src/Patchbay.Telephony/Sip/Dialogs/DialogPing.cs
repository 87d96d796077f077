using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>One OPTIONS inside a dialog and what its answer says about the other side.</summary>
internal sealed class DialogPing(SipDialog dialog) : IClientTransactionUser
{
    private readonly TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<bool> Answer => answer.Task;

    public void Send()
    {
        if (dialog.Phase != DialogPhase.Confirmed)
        {
            answer.TrySetResult(dialog.Phase != DialogPhase.Over);
            return;
        }

        DialogContext context = dialog.Context;
        (byte[] branch, SipPeer nextHop) = DialogRequests.Begin(context, dialog.Facts, dialog.Peer, (SipMethod.Options, dialog.NextCSeq()));
        context.Layer.Writer.End();
        context.Layer.SendRequest(SipMethod.Options, branch, nextHop, this);
    }

    // Any answer but 481 and 408 comes from somebody who looked the dialog up and found it (RFC 5057 §5.1).
    public void OnResponse(ClientTransaction transaction, SipMessage response)
    {
        if (response.StatusCode >= 200)
            answer.TrySetResult(response.StatusCode is not (481 or 408));
    }

    public void OnTimeout(ClientTransaction transaction) => answer.TrySetResult(false);
}
