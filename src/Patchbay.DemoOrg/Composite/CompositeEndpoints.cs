using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Composite;

/// <summary>Several requests in one call. Reference: rest-call-logging §4; the counts are [known] there.</summary>
internal static class CompositeEndpoints
{
    private const int MostRequests = 25;
    private const int MostCollections = 5;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/composite", RunAsync);
        routes.MapPost("/composite/batch", RunBatchAsync);
    }

    private static async Task<RestAnswer> RunAsync(HttpContext http, InnerRequests inner, OrgWriter writer, DemoOrgOptions options)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        var parts = error is null ? CompositePart.ReadAll(body, "compositeRequest", out error) : [];
        if (error is null && options.Doubts.CompositeCountsCollections && parts.Count(part => part.IsCollection) > MostCollections)
            error = new ApiError("INVALID_INPUT", $"Cannot have more than {MostCollections} query or collection operations in a composite request");
        if (error is null && parts.Length > MostRequests)
            error = new ApiError("INVALID_INPUT", $"The number of subrequests exceeds the limit of {MostRequests}");
        if (error is not null)
            return RestAnswer.Refused(error);
        if (RestTroubles.StopsHalfway(http))
            parts = parts[..(parts.Length / 2)];
        var run = new CompositeRun(http, inner);
        if (body.TryGetProperty("allOrNone", out var flag) && flag.ValueKind == JsonValueKind.True)
            await writer.RunWholeAsync(() => run.RunAsync(parts, stopsAtFailure: true), http.RequestAborted);
        else
            await run.RunAsync(parts, stopsAtFailure: false);
        return RestAnswer.Ok(new JsonObject { ["compositeResponse"] = run.Write(parts) });
    }

    // Requests that know nothing of each other. Reference: rest-call-logging §4, /composite/batch.
    private static async Task<RestAnswer> RunBatchAsync(HttpContext http, InnerRequests inner)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        var parts = error is null ? CompositePart.ReadAll(body, "batchRequests", out error) : [];
        if (error is null && parts.Length > MostRequests)
            error = new ApiError("INVALID_INPUT", $"The number of subrequests exceeds the limit of {MostRequests}");
        if (error is not null)
            return RestAnswer.Refused(error);
        var halts = body.TryGetProperty("haltOnError", out var flag) && flag.ValueKind == JsonValueKind.True;
        var results = new JsonArray();
        var hasErrors = false;
        foreach (var part in parts)
        {
            var (status, answer) = halts && hasErrors
                ? (StatusCodes.Status412PreconditionFailed, CompositeRun.Halted("Batch processing halted per request"))
                : await inner.RunAsync(http, part.Method, "/services/data/" + part.Url.TrimStart('/'), part.Body);
            hasErrors |= status >= 300;
            results.Add(new JsonObject { ["statusCode"] = status, ["result"] = answer });
        }

        return RestAnswer.Ok(new JsonObject { ["hasErrors"] = hasErrors, ["results"] = results });
    }
}
