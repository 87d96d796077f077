using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <content>Finding records, and moving logs to them.</content>
internal sealed partial class PhoneHub
{
    public async Task<PhoneRecords> FindRecords(string callId, string text) => InteractionId.TryParse(callId, out var call)
        ? await records.FindAsync(Agent, call, text ?? "", Context.ConnectionAborted)
        : new(false, [], (await Unknown("call.gone")).Message);

    public async Task<PhoneReply> MoveLog(string callId, PhoneRecord record)
    {
        if (!InteractionId.TryParse(callId, out var call)) return await Unknown("call.gone");
        var by = Context.User?.Identity?.Name ?? "";
        return await records.MoveAsync(Agent, by, call, record, Context.ConnectionAborted) is { } refusal ? new(false, refusal.Code, refusal.Message) : new(true, null, null);
    }
}
