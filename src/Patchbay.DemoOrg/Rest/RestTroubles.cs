using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Lets the troubles that are switched on happen to a request. Reference: rest-call-logging §5.</summary>
internal sealed class RestTroubles(DemoOrgOptions options)
{
    private DemoOrgFaults Faults => options.Faults;

    public static ApiError Away { get; } = new("SERVER_UNAVAILABLE", "Server unavailable. Please try again later.") { Status = 503 };

    /// <summary>Runs the rest of a client's request.</summary>
    public async ValueTask<object?> RunAsync(HttpContext http, Func<ValueTask<object?>> rest)
    {
        if (Faults.Delay > TimeSpan.Zero)
            await Task.Delay(Faults.Delay, options.Time, http.RequestAborted);
        if (Faults.IsAway)
            return RestAnswer.Refused(Away);
        var answer = await rest();
        if (HttpMethods.IsGet(http.Request.Method) || !Faults.TakeLostAnswer())
            return answer;
        // The write is done, its answer is lost: the worst moment for a client.
        http.Abort();
        return Results.Empty;
    }
}
