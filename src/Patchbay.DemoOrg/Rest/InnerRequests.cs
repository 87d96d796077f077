using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Runs requests that stand inside another one as if they had come alone: same rules, same answers, no call of their own.</summary>
internal sealed class InnerRequests
{
    private RequestDelegate? _pipeline;

    /// <summary>True for a request that stands inside another one.</summary>
    public static bool IsInner(HttpContext http) => http.Features.Get<Mark>() is not null;

    /// <summary>What answers a request; the server tells it when it is built.</summary>
    public void Use(RequestDelegate pipeline) => _pipeline = pipeline;

    /// <summary>Runs one.</summary>
    /// <param name="outer">The request it stands in.</param>
    /// <param name="method">HTTP method.</param>
    /// <param name="url">Path and query, from the root.</param>
    /// <param name="body">JSON to send; null for none.</param>
    /// <returns>The status, and the body when it is JSON.</returns>
    public async Task<(int Status, JsonNode? Body)> RunAsync(HttpContext outer, string method, string url, JsonNode? body)
    {
        using var sent = new MemoryStream(body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString()));
        using var answer = new MemoryStream();
        var inner = new DefaultHttpContext { RequestServices = outer.RequestServices, RequestAborted = outer.RequestAborted };
        var question = url.IndexOf('?', StringComparison.Ordinal);
        inner.Request.Method = method.ToUpperInvariant();
        inner.Request.Scheme = outer.Request.Scheme;
        inner.Request.Host = outer.Request.Host;
        inner.Request.Path = PathString.FromUriComponent(question < 0 ? url : url[..question]);
        inner.Request.QueryString = new QueryString(question < 0 ? "" : url[question..]);
        inner.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = url;
        inner.Request.Headers.Authorization = outer.Request.Headers.Authorization;
        inner.Request.ContentType = "application/json";
        inner.Request.Body = sent;
        inner.Response.Body = answer;
        inner.Features.Set(new Mark());
        await _pipeline!(inner);
        var isJson = answer.Length > 0 && inner.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;
        return (inner.Response.StatusCode, isJson ? JsonNode.Parse(answer.ToArray()) : null);
    }

    private sealed class Mark;
}
