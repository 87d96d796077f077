using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Live;
using Patchbay.Server.Features.Voicemail;

namespace Patchbay.Server.Features.Messages;

/// <summary>
/// Messages, for supervisors: <c>GET /api/messages</c>, and for one of them <c>POST /api/messages/{id}/link</c>, <c>…/heard</c>, <c>…/move</c>,
/// <c>DELETE /api/messages/{id}</c>.
/// </summary>
internal static class MessageEndpoints
{
    private static readonly Refusal Gone = new("message.gone", "This message does not exist any more.");

    internal static void Map(IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup("/api/messages").Requires(Roles.Supervisor, Roles.Admin);
        app.MapPost("/api/messages/{id}/link", Link).Requires(Roles.Integration, Roles.Agent, Roles.Supervisor, Roles.Admin);
        messages.MapGet("/", (MessageBook book, LiveSite site, ClaimsPrincipal user) =>
            TypedResults.Ok(book.All.Select(message => LineOf(message, site, Viewer.Of(user)))));
        messages.MapPost("/{id}/heard", (string id, MarkedMessage mark, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, (message, by) => new MarkMessage(message, null, by, mark.Heard), user, users, exchange, cancellationToken));
        messages.MapPost("/{id}/move", (string id, MovedMessage to, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, (message, by) => new MoveMessage(message, null, by, BoxOf(to)), user, users, exchange, cancellationToken));
        messages.MapDelete("/{id}", (string id, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken) =>
            DoAsync(id, (message, by) => new DeleteMessage(message, null, by), user, users, exchange, cancellationToken));
    }

    private static Results<Ok<MessageLink>, ProblemHttpResult> Link(
        string id, ClaimsPrincipal user, LiveSite site, MessageBook book, IMessageFiles files, MessageLinks links)
    {
        if (!MessageId.TryParse(id, out var message) || book.Find(message) is not { } known || files.Find(message) is null)
            return TypedResults.Problem(Gone.Message, statusCode: StatusCodes.Status404NotFound, title: Gone.Code);
        if (!MayHear(user, known.Box, site))
            return TypedResults.Problem("This message is for others.", statusCode: StatusCodes.Status403Forbidden, title: "message.notYours");
        var (path, expiresAt) = links.Make(message);
        return TypedResults.Ok(new MessageLink(path, expiresAt));
    }

    /// <summary>Supervisors, administrators and Salesforce's server side hear all messages; agents their own and those of their queues.</summary>
    private static bool MayHear(ClaimsPrincipal user, Mailbox box, LiveSite site)
    {
        if (user.IsInRole(Roles.Integration) || user.IsInRole(Roles.Supervisor) || user.IsInRole(Roles.Admin)) return true;
        return AgentId.TryParse(user.FindFirst(AccessTokens.AgentClaim)?.Value, out var agent) && MessageBook.IsFor(box, agent, site.Find(agent)?.Queues ?? []);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(
        string id, Func<MessageId, PersonalText, MessageCommand> command, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken)
    {
        if (!MessageId.TryParse(id, out var message)) return Refused(Gone);
        var by = await Viewer.NameOfAsync(user, users, cancellationToken);
        return await exchange.SubmitAsync(command(message, by), cancellationToken) is { } refusal ? Refused(refusal) : TypedResults.NoContent();
    }

    private static ProblemHttpResult Refused(Refusal refusal) =>
        TypedResults.Problem(refusal.Message, statusCode: StatusCodes.Status409Conflict, title: refusal.Code);

    private static Mailbox BoxOf(MovedMessage to) => new(
        QueueId.TryParse(to.QueueId, out var queue) ? queue : null, AgentId.TryParse(to.AgentId, out var agent) ? agent : null);

    private static MessageLine LineOf(MessageState message, LiveSite site, Viewer viewer) => new(
        message.Id.ToString(), message.Box.Queue?.ToString(), message.Box.Agent?.ToString(), site.NameOf(message.Box.Queue, message.Box.Agent), message.Number.Value ?? "",
        (message.Record is { } match && viewer.MaySee(match) ? match.Name : message.CallerName).Value ?? "", message.LeftAt,
        message.Seconds, message.HeardAt, message.HeardBy.Value ?? "");
}
