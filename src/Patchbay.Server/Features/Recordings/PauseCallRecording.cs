using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Recordings;

/// <summary>Why a recording is paused.</summary>
/// <param name="Reason">In at most 80 characters; null for a card number.</param>
public sealed record RecordingPauseWish(string? Reason);

/// <summary>
/// Keeps what is said now out of the recording, for the program in which a card number is typed:
/// <c>POST /api/calls/{id}/recording/pause</c> and <c>/resume</c>. An agent's own token works for calls that the agent is in.
/// </summary>
internal static class PauseCallRecording
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/calls/{id}/recording/pause", PauseAsync).Requires(Roles.Integration, Roles.Agent, Roles.Supervisor, Roles.Admin);
        app.MapPost("/api/calls/{id}/recording/resume", ResumeAsync).Requires(Roles.Integration, Roles.Agent, Roles.Supervisor, Roles.Admin);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> PauseAsync(
        string id, RecordingPauseWish? wish, ClaimsPrincipal who, IExchange exchange, CancellationToken cancellationToken) =>
        DoAsync(id, call => new PauseRecording(call, AgentOf(who), wish?.Reason ?? PauseRecording.StandardReason), exchange, cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(
        string id, ClaimsPrincipal who, IExchange exchange, CancellationToken cancellationToken) =>
        DoAsync(id, call => new ResumeRecording(call, AgentOf(who)), exchange, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(
        string id, Func<InteractionId, ExchangeCommand> command, IExchange exchange, CancellationToken cancellationToken)
    {
        if (!InteractionId.TryParse(id, out var call))
            return TypedResults.Problem("This is no id of a call.", title: "call.gone", statusCode: StatusCodes.Status404NotFound);
        if (await exchange.SubmitAsync(command(call), cancellationToken) is not { } refusal) return TypedResults.NoContent();
        var status = refusal.Code switch
        {
            "call.gone" => StatusCodes.Status404NotFound,
            "call.notYours" => StatusCodes.Status403Forbidden,
            "recording.reason" => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        };
        return TypedResults.Problem(refusal.Message, title: refusal.Code, statusCode: status);
    }

    private static AgentId? AgentOf(ClaimsPrincipal who) => AgentId.TryParse(who.FindFirst(AccessTokens.AgentClaim)?.Value, out var agent) ? agent : null;
}
