using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Health;

/// <summary>What a monitor asks: <c>GET /health</c>, <c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
internal static class CheckHealth
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health", AllAsync).OpenToAll("Tells which part is well and which is not, without names, numbers or addresses.");
        app.MapGet("/health/live", Live).OpenToAll("Tells only that the process works.");
        app.MapGet("/health/ready", Ready).OpenToAll("Tells only whether calls are taken.");
    }

    private static async Task<JsonHttpResult<HealthReport>> AllAsync(SiteHealth health, CancellationToken cancellationToken)
    {
        var report = await health.ReportAsync(cancellationToken);
        return TypedResults.Json(report, statusCode: report.Status is HealthStatus.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Live(SiteHealth health) => health.IsLive
        ? TypedResults.Text("live")
        : TypedResults.Problem("The exchange has not taken a turn for a while; start it again.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Hangs");

    private static Results<ContentHttpResult, ProblemHttpResult> Ready(ExchangeLoop loop) =>
        loop.StalledSince is null
            ? TypedResults.Text("ready")
            : TypedResults.Problem("The journal cannot be written.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "No new calls");
}
