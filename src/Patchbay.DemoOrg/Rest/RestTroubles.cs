using Patchbay.DemoOrg.Faults;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Lets the troubles that are switched on happen to a request. Reference: rest-call-logging §5.</summary>
internal sealed class RestTroubles(DemoOrgOptions options, OrgSessions sessions)
{
    private static readonly ApiError _expired = new("INVALID_SESSION_ID", "Session expired or invalid") { Status = 401 };

    private DemoOrgFaults Faults => options.Faults;

    public static ApiError Away { get; } = new("SERVER_UNAVAILABLE", "Server unavailable. Please try again later.") { Status = 503 };

    public static ApiError LimitExceeded { get; } = new("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.") { Status = 403 };

    /// <summary>True when only the first half of the rows of this request may be written.</summary>
    public static bool StopsHalfway(HttpContext http) => http.Features.Get<Halfway>() is not null;

    /// <summary>Runs the rest of a client's request.</summary>
    public async ValueTask<object?> RunAsync(HttpContext http, Func<ValueTask<object?>> rest)
    {
        if (Faults.Delay > TimeSpan.Zero)
            await Task.Delay(Faults.Delay, options.Time, http.RequestAborted);
        if (Faults.IsAway)
            return RestAnswer.Refused(Away);
        if (Faults.ForRequest(http.Request.Method, http.Request.Path) is not { } fault)
            return await rest();
        return Refusal(http, fault) ?? await BefallAsync(http, fault, rest);
    }

    // Nothing is done.
    private IResult? Refusal(HttpContext http, Fault fault)
    {
        switch (fault)
        {
            case Fault.ServerError:
                return RestAnswer.Refused(new ApiError("UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId if you contact support: 1") { Status = 500 });
            case Fault.Unavailable:
                return RestAnswer.Refused(Away);
            case Fault.BadGateway:
                return Results.Text("<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html", statusCode: StatusCodes.Status502BadGateway);
            case Fault.RequestLimit:
                return RestAnswer.Refused(LimitExceeded);
            case Fault.SessionExpired:
                sessions.CloseOf(http);
                return RestAnswer.Refused(_expired);
            case Fault.CutBefore:
                http.Abort();
                return Results.Empty;
            default:
                return null;
        }
    }

    private async ValueTask<object?> BefallAsync(HttpContext http, Fault fault, Func<ValueTask<object?>> rest)
    {
        switch (fault)
        {
            case Fault.Slow:
                await TakeWholeAsync(http);
                await Task.Delay(TimeSpan.FromMilliseconds(Faults.Plan.SlowMs), options.Time, CancellationToken.None);
                return await rest();
            case Fault.CutAfter:
                await rest();
                // What was done stays done, its answer is lost: the worst moment for a client.
                http.Abort();
                return Results.Empty;
            case Fault.CutInAnswer:
                return await rest() is RestAnswer answer ? new HalfAnswer(answer) : null;
            default:
                http.Features.Set(new Halfway());
                await rest();
                sessions.CloseOf(http);
                return RestAnswer.Refused(_expired);
        }
    }

    // A client that gives up waiting does not stop the platform: what it asked for is done, later than it thinks.
    private static async Task TakeWholeAsync(HttpContext http)
    {
        var whole = new MemoryStream();
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        whole.Position = 0;
        http.Request.Body = whole;
        http.RequestAborted = CancellationToken.None;
    }

    private sealed class Halfway;
}
