using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Metrics;

/// <summary>What a monitor collects: <c>GET /metrics</c>, for the addresses in <c>Server:MetricsSources</c> and the operator's socket.</summary>
internal static class ReadMetrics
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", Read).OpenToAll("Answers the addresses in Server:MetricsSources only; holds counts and no names or numbers of people.");

    private static Results<ContentHttpResult, ForbidHttpResult, ProblemHttpResult> Read(HttpContext http, IOptions<ServerOptions> options, SiteMetrics metrics) =>
        IsWelcome(http, options.Value)
            ? TypedResults.Text(metrics.Write(), PrometheusText.ContentType)
            : TypedResults.Problem("Metrics are for the addresses in Server:MetricsSources.", statusCode: StatusCodes.Status403Forbidden);

    /// <summary>Whoever a proxy speaks for is somebody else, unless the proxy is trusted; then its header was taken already.</summary>
    private static bool IsWelcome(HttpContext http, ServerOptions options)
    {
        if (OperatorSocket.Carries(http)) return true;
        if (http.Request.Headers.ContainsKey("X-Forwarded-For") || http.Connection.RemoteIpAddress is not { } address) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return options.AllowedMonitors.Any(source => IPNetwork.TryParse(source, out var network) ? network.Contains(plain)
            : IPAddress.TryParse(source, out var one) && one.Equals(plain));
    }
}
