using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>An answer of the REST API.</summary>
internal sealed class RestAnswer(int status, JsonNode? body) : IResult
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RestAnswer Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static RestAnswer Nothing() => new(StatusCodes.Status204NoContent, null);

    /// <summary>The array of errors; the first one decides the status. Reference: rest-call-logging §5.</summary>
    public static RestAnswer Refused(params IEnumerable<ApiError> errors)
    {
        var list = errors.ToArray();
        return new RestAnswer(list[0].Status, new JsonArray([.. list.Select(Write)]));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (body is null)
            return;
        httpContext.Response.ContentType = "application/json;charset=UTF-8";
        await httpContext.Response.WriteAsync(body.ToJsonString(_json), httpContext.RequestAborted);
    }

    private static JsonObject Write(ApiError error)
    {
        var json = new JsonObject { ["message"] = error.Message, ["errorCode"] = error.Code };
        if (error.Fields is { } fields)
            json["fields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]);
        return json;
    }
}
