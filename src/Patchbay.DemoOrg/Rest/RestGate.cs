using System.Globalization;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Stands before every resource: version, token, daily limit.</summary>
internal sealed class RestGate(OrgSessions sessions, ApiUsage usage, RestTroubles troubles, TimeProvider time) : IEndpointFilter
{
    // Reference: rest-call-logging §5, UNSUPPORTED_API_VERSION; 21 to 30 are retired.
    public const int OldestVersion = 31;
    public const int NewestVersion = 67;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var session = sessions.Of(http);
        http.Response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        // Calls that come to grief tell it too.
        if (session is not null)
            TellLimit(http);
        return session is { IsInterface: true } || InnerRequests.IsInner(http)
            ? await EnterAsync(http, session, () => next(context))
            : await troubles.RunAsync(http, () => EnterAsync(http, session, () => next(context)));
    }

    private async ValueTask<object?> EnterAsync(HttpContext http, OrgSession? session, Func<ValueTask<object?>> next)
    {
        if (session is null)
            return RestAnswer.Refused(new ApiError("INVALID_SESSION_ID", "Session expired or invalid") { Status = 401 });
        var version = http.GetRouteValue("version") as string ?? "";
        if (CheckVersion(version) is { } unsupported)
            return RestAnswer.Refused(unsupported);
        // Reference: rest-call-logging §6: calls of a user interface session use no quota; the quota error is 403.
        var counts = session.IsInterface || InnerRequests.IsInner(http) || usage.TryCount();
        TellLimit(http);
        if (!counts)
            return RestAnswer.Refused(RestTroubles.LimitExceeded);
        http.Features.Set(new RestCall($"/services/data/v{version}", session, int.Parse(version[..^2], CultureInfo.InvariantCulture)));
        return await next();
    }

    // Reference: rest-call-logging §6, monitoring: the form is known, not verified.
    private void TellLimit(HttpContext http) => http.Response.Headers["Sforce-Limit-Info"] = usage.Told;

    // Reference: rest-call-logging §5, UNSUPPORTED_API_VERSION.
    private static ApiError? CheckVersion(string version)
    {
        if (!version.EndsWith(".0", StringComparison.Ordinal)
            || !int.TryParse(version[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > NewestVersion)
        {
            return ApiError.NotFound();
        }

        return number < OldestVersion
            ? new ApiError("UNSUPPORTED_API_VERSION", "API version is retired.") { Status = 410 }
            : null;
    }
}
