using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    /// <summary>All messages that were left and not deleted.</summary>
    public SortedDictionary<MessageId, MessageState> Messages { get; } = [];

    private void Begin(MessageBegan e, CallState call)
    {
        call.CustomerLeg.Answered = true;
        call.Messages = e.Message.Ordinal;
        call.OpenMessages.Add(new(e.Message, e.Box, e.Quiet));
        Timers.Set(TimerOf(TimerKind.FlowLimit, call), e.EndBy);
    }

    private void Stop(MessageStopped e, CallState call)
    {
        Timers.Clear(TimerOf(TimerKind.FlowLimit, call));
        var at = call.OpenMessages.FindIndex(open => open.Id == e.Message);
        if (at >= 0) call.OpenMessages[at] = call.OpenMessages[at] with { IsStopped = true };
    }

    private void CloseMessage(CallEvent e, CallState call)
    {
        var id = e is MessageLeft message ? message.Message : ((MessageDropped)e).Message;
        call.OpenMessages.RemoveAll(open => open.Id == id);
        if (!call.IsLive && !call.HasLooseEnds) Timers.Clear(TimerOf(TimerKind.ClosingLimit, call));
        if (e is not MessageLeft left) return;
        Messages[id] = new(id, left.Box, left.Number, left.CallerName, left.At, left.Length, left.DeleteAt, left.Record);
        Timers.Set(KeepOf(id), left.DeleteAt);
    }

    private void ApplyMessage(MessageEvent e)
    {
        var message = Messages[e.Message];
        switch (e)
        {
            case MessageHeard heard:
                Messages[e.Message] = message with { HeardAt = heard.At, HeardBy = heard.By };
                break;
            case MessageKept:
                Messages[e.Message] = message with { HeardAt = null, HeardBy = PersonalText.Empty };
                break;
            case MessageMailed mailed:
                Messages[e.Message] = message with { MailedAt = mailed.At };
                break;
            case MessageMoved moved:
                Messages[e.Message] = message with { Box = moved.Box, HeardAt = null, HeardBy = PersonalText.Empty, MailedAt = null };
                break;
            case MessageDeleted:
                Messages.Remove(e.Message);
                // One timer serves all messages of a call.
                if (!Messages.Keys.Any(id => id.Call == e.Message.Call)) Timers.Clear(KeepOf(e.Message));
                break;
            default:
                throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    private static TimerKey KeepOf(MessageId message) => new(TimerKind.MessageKeep, message.Call.Value);
}
