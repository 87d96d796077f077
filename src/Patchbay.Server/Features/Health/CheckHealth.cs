using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Health;

/// <summary>What a monitor asks: <c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
internal static class CheckHealth
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).OpenToAll("Tells only that the process answers.");
        app.MapGet("/health/ready", Ready).OpenToAll("Tells only whether calls are taken.");
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Ready(ExchangeLoop loop) =>
        loop.StalledSince is null
            ? TypedResults.Text("ready")
            : TypedResults.Problem("The journal cannot be written.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "No new calls");
}
