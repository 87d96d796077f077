using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Live;

/// <summary>
/// The site as it is, for supervisors: <c>GET /api/live</c> shows all of it, <c>GET /api/live/lines</c> the call flows with their emergency switches, <c>GET /api/live/calls/{call}</c> one call with its reasons,
/// <c>POST /api/live/agents/{agent}/presence</c> sets a state, <c>POST /api/live/calls/{call}/move</c> moves a waiting caller.
/// </summary>
internal static class LiveEndpoints
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var live = app.MapGroup("/api/live").Requires(Roles.Supervisor, Roles.Admin);
        live.MapGet("/", (LiveSite site, ClaimsPrincipal user, TimeProvider time) =>
            TypedResults.Ok(LivePicture.Of(site, Viewer.Of(user), time.GetUtcNow())));
        live.MapGet("/lines", ListLinesAsync);
        live.MapGet("/calls/{call}", Show);
        live.MapPost("/calls/{call}/move", MoveAsync);
        live.MapPost("/agents/{agent}/presence", ForceAsync);
    }

    private static async Task<Ok<IEnumerable<LiveLine>>> ListLinesAsync(LiveSite site, IUserStore users, CancellationToken cancellationToken)
    {
        // Every desk asks again and again: names are read only when there is somebody to name.
        var names = site.Flows.Any(flow => flow.IsEmergency) ? await ActorNames.ReadAsync(users, cancellationToken) : null;
        return TypedResults.Ok<IEnumerable<LiveLine>>(site.Flows.Select(flow => LiveLine.Of(flow, names)).OrderBy(line => line.Title, StringComparer.CurrentCulture));
    }

    private static Results<Ok<LiveCallDetail>, ProblemHttpResult> Show(string call, LiveSite site, ClaimsPrincipal user, TimeProvider time) =>
        InteractionId.TryParse(call, out var id) && site.Find(id) is { } found
            ? TypedResults.Ok(new CallStory(site, Viewer.Of(user), time.GetUtcNow()).Tell(found))
            : TypedResults.Problem("This call is over.", statusCode: StatusCodes.Status404NotFound, title: "call.gone");

    private static async Task<Results<NoContent, ProblemHttpResult>> MoveAsync(
        string call, MovedCaller to, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken)
    {
        if (!InteractionId.TryParse(call, out var id)) return Refused("call.gone", "This call is over.");
        if (!QueueId.TryParse(to.QueueId, out var queue)) return Refused("queue.unknown", "This queue does not exist.");
        AgentId? agent = AgentId.TryParse(to.AgentId, out var named) ? named : null;
        if (agent is null && !string.IsNullOrEmpty(to.AgentId)) return Refused("agent.unknown", "This agent does not exist.");
        var by = await Viewer.NameOfAsync(user, users, cancellationToken);
        return Answer(await exchange.SubmitAsync(new MoveCaller(id, queue, to.Priority, agent, by), cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForceAsync(
        string agent, ForcedPresence wanted, ClaimsPrincipal user, IUserStore users, IExchange exchange, CancellationToken cancellationToken)
    {
        if (!AgentId.TryParse(agent, out var id)) return Refused("agent.unknown", "This agent does not exist.");
        var presence = wanted.Presence switch
        {
            PhonePresence.Offline => Presence.Offline,
            PhonePresence.Available => Presence.Available,
            _ => new(PresenceKind.NotReady, wanted.Reason),
        };
        return Answer(await exchange.SubmitAsync(new ForcePresence(id, presence, await Viewer.NameOfAsync(user, users, cancellationToken)), cancellationToken));
    }

    private static Results<NoContent, ProblemHttpResult> Answer(Refusal? refusal) =>
        refusal is null ? TypedResults.NoContent() : Refused(refusal.Code, refusal.Message);

    private static ProblemHttpResult Refused(string code, string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status409Conflict, title: code);
}
