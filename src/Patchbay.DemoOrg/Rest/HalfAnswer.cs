namespace Patchbay.DemoOrg.Rest;

/// <summary>Promises a whole answer, sends the first half of it and breaks the connection.</summary>
internal sealed class HalfAnswer(RestAnswer whole) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = whole.Body;
        if (body.Length > 0)
        {
            httpContext.Response.StatusCode = whole.Status;
            httpContext.Response.ContentType = RestAnswer.ContentType;
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), httpContext.RequestAborted);
            await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
        }

        httpContext.Abort();
    }
}
