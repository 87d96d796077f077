using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <content>What becomes of a message, maybe long after its call.</content>
public static partial class CallRecordFold
{
    private static CallRecord OfMessage(CallRecord r, MessageEvent e) => e switch
    {
        MessageHeard => With(r, e, message => message with { Waits = false }),
        MessageKept => With(r, e, message => message with { Waits = true }),
        MessageMoved moved => With(r, e, message => message with { Box = moved.Box, Waits = true }),
        // What a person deletes is settled.
        MessageDeleted deleted => With(r, e, message => message with { IsDeleted = true, Waits = message.Waits && !deleted.By.HasText }),
        _ => r,
    };

    private static CallRecord With(CallRecord r, MessageEvent e, Func<MessageRecord, MessageRecord> change) =>
        r with { Messages = [.. r.Messages.Select(message => message.Id == e.Message ? change(message) : message)] };
}
