using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Takes paths as clients really send them, and gives wrong methods the platform's answer.</summary>
internal sealed class RestPaths
{
    private readonly RequestDelegate _next;

    public RestPaths(RequestDelegate next, InnerRequests inner)
    {
        _next = next;
        inner.Use(InvokeAsync);
    }

    public async Task InvokeAsync(HttpContext http)
    {
        // The Salesforce CLI keeps a slash at the end of the instance URL.
        if (http.Request.Path.Value is { } path && path.StartsWith("//", StringComparison.Ordinal))
            http.Request.Path = path[1..];
        await _next(http);
        if (http.Response.HasStarted || http.Response.Body is MemoryStream { Length: > 0 })
            return;
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            await RestAnswer.Refused(WrongMethod(http)).ExecuteAsync(http);
        else if (http.Response.StatusCode == StatusCodes.Status404NotFound && http.Request.Path.StartsWithSegments("/services"))
            await RestAnswer.Refused(ApiError.NotFound()).ExecuteAsync(http);
    }

    private static ApiError WrongMethod(HttpContext http) => new("METHOD_NOT_ALLOWED",
        $"HTTP Method '{http.Request.Method}' not allowed. Allowed are {http.Response.Headers.Allow}")
    {
        Status = StatusCodes.Status405MethodNotAllowed,
    };
}
