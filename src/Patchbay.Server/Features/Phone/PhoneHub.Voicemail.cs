using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Server.Features.Voicemail;

namespace Patchbay.Server.Features.Phone;

/// <content>Messages that callers left.</content>
internal sealed partial class PhoneHub
{
    private PersonalText OwnName => screens.ViewOf(Agent)?.Name ?? PersonalText.Empty;

    public Task<PhonePlayReply> PlayMessage(string messageId)
    {
        var isHers = MessageId.TryParse(messageId, out var id) && book.Find(id) is { } message
            && MessageBook.IsFor(message.Box, Agent, screens.ViewOf(Agent)?.Queues ?? []);
        return Task.FromResult(isHers ? new PhonePlayReply(true, links.Make(id).Path, null) : new(false, null, "This message does not exist any more."));
    }

    public Task<PhoneReply> MarkMessage(string messageId, bool heard) => OnMessage(messageId, id => new MarkMessage(id, Agent, OwnName, heard));

    public Task<PhoneReply> DeleteMessage(string messageId) => OnMessage(messageId, id => new DeleteMessage(id, Agent, OwnName));

    private Task<PhoneReply> OnMessage(string messageId, Func<MessageId, MessageCommand> command) =>
        MessageId.TryParse(messageId, out var id) ? DoAsync(command(id)) : Unknown("message.gone");
}
