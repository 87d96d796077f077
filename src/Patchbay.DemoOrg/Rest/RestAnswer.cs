using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>An answer of the REST API.</summary>
internal sealed class RestAnswer(int status, JsonNode? body) : IResult
{
    public const string ContentType = "application/json;charset=UTF-8";

    /// <summary>Texts are written as they are: an answer is no part of a page.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private byte[]? _written;

    public int Status => status;

    /// <summary>The body in UTF-8; empty for none.</summary>
    public byte[] Body => _written ?? (body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, _json));

    public static RestAnswer Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    /// <param name="written">JSON in UTF-8.</param>
    public static RestAnswer Written(byte[] written) => new(StatusCodes.Status200OK, null) { _written = written };

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
        if (body is null && _written is null)
            return;
        httpContext.Response.ContentType = ContentType;
        await httpContext.Response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static JsonObject Write(ApiError error)
    {
        var json = new JsonObject { ["message"] = error.Message, ["errorCode"] = error.Code };
        if (error.Fields is { } fields)
            json["fields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]);
        return json;
    }
}
