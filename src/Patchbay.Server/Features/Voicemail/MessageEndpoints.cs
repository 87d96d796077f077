using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Voicemail;

/// <summary>A message in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="QueueId">The queue it is for; null for an agent's.</param>
/// <param name="AgentId">The agent it is for; null for a queue's.</param>
/// <param name="Number">The caller's number; empty when withheld.</param>
/// <param name="Name">The name that came with the call; empty when none.</param>
/// <param name="LeftAt">When it was left.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="HeardAt">When somebody heard it; null while it waits.</param>
/// <param name="HeardBy">Who heard it; empty while it waits.</param>
public sealed record MessageLine(
    string Id, string? QueueId, string? AgentId, string Number, string Name, DateTimeOffset LeftAt, int Seconds, DateTimeOffset? HeardAt, string HeardBy);

/// <summary>Whose a message becomes: one of the two.</summary>
/// <param name="QueueId">The queue; null for an agent.</param>
/// <param name="AgentId">The agent; null for a queue.</param>
public sealed record MovedMessage(string? QueueId, string? AgentId);

/// <summary>Messages, for supervisors: <c>GET /api/messages</c>, <c>POST /api/messages/{id}/move</c>, <c>DELETE /api/messages/{id}</c>.</summary>
internal static class MessageEndpoints
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup("/api/messages").Requires(Roles.Supervisor, Roles.Admin);
        messages.MapGet("/", (MessageBook book) => TypedResults.Ok(book.All.Select(LineOf)));
        messages.MapPost("/{id}/move", (string id, MovedMessage to, ClaimsPrincipal user, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, message => new MoveMessage(message, null, NameOf(user), BoxOf(to)), exchange, cancellationToken));
        messages.MapDelete("/{id}", (string id, ClaimsPrincipal user, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, message => new DeleteMessage(message, null, NameOf(user)), exchange, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(
        string id, Func<MessageId, MessageCommand> command, IExchange exchange, CancellationToken cancellationToken)
    {
        var refusal = MessageId.TryParse(id, out var message)
            ? await exchange.SubmitAsync(command(message), cancellationToken)
            : new Refusal("message.gone", "This message does not exist any more.");
        return refusal is null ? TypedResults.NoContent() : TypedResults.Problem(refusal.Message, statusCode: StatusCodes.Status409Conflict, title: refusal.Code);
    }

    private static Mailbox BoxOf(MovedMessage to) => new(
        QueueId.TryParse(to.QueueId, out var queue) ? queue : null, AgentId.TryParse(to.AgentId, out var agent) ? agent : null);

    private static PersonalText NameOf(ClaimsPrincipal user) => PersonalText.Of(user.Identity?.Name);

    private static MessageLine LineOf(MessageState message) => new(
        message.Id.ToString(), message.Box.Queue?.ToString(), message.Box.Agent?.ToString(), message.Number.Value ?? "", message.CallerName.Value ?? "", message.LeftAt,
        (int)Math.Ceiling(message.Length.TotalSeconds), message.HeardAt, message.HeardBy.Value ?? "");
}
