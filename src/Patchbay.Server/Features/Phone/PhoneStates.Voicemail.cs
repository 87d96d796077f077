using Patchbay.Core.Calls;

namespace Patchbay.Server.Features.Phone;

/// <content>What a panel shows of messages.</content>
internal static partial class PhoneStates
{
    internal static PhoneMessage MessageOf(MessageState message, string? queue) => new(
        message.Id.ToString(), queue, Text(message.Number), message.Record?.Name.Value ?? Text(message.CallerName), message.LeftAt, message.Seconds,
        message.HeardAt is not null, Text(message.HeardBy));
}
