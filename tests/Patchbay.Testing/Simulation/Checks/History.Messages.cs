using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>Messages: each that began is left or dropped, once, and only one that was left is heard, moved and deleted; whose it is is told once.</content>
internal sealed partial class History
{
    private readonly HashSet<MessageId> begun = [];
    private readonly HashSet<MessageId> kept = [];
    private readonly HashSet<MessageId> mailed = [];

    /// <summary>Messages of which nothing came, neither a message nor its being given up.</summary>
    internal IEnumerable<MessageId> OpenMessages => begun;

    private void AddMessage(ExchangeEvent e)
    {
        switch (e)
        {
            case MessageBegan began:
                Require(begun.Add(began.Message) && !kept.Contains(began.Message), () => $"{e} a second time");
                break;
            case MessageLeft left:
                Require(begun.Remove(left.Message), () => $"{e} without a beginning");
                kept.Add(left.Message);
                break;
            case MessageDropped dropped:
                Require(begun.Remove(dropped.Message), () => $"{e} without a beginning");
                break;
            case MessageDeleted deleted:
                Require(kept.Remove(deleted.Message), () => $"{e} of no message");
                break;
            case MessageEvent other:
                Require(kept.Contains(other.Message), () => $"{e} of no message");
                if (other is MessageMailed) Require(mailed.Add(other.Message), () => $"{e} a second time");
                // Others are told anew.
                if (other is MessageMoved) mailed.Remove(other.Message);
                break;
        }
    }
}
