using System.Text.Json;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Reads the JSON object of a request.</summary>
internal static class RestBody
{
    /// <summary>Reads the whole body.</summary>
    /// <returns>The object, or what is wrong with it. Never throws for bad input.</returns>
    public static async Task<(JsonElement Body, ApiError? Error)> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            var type = http.Request.ContentType ?? "none";
            return (default, new ApiError("UNSUPPORTED_MEDIA_TYPE", $"Content-Type '{type}' is not supported") { Status = 415 });
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
            return body.ValueKind == JsonValueKind.Object
                ? (body, null)
                : (default, ApiError.BadJson("The HTTP entity body must be a JSON object."));
        }
        catch (JsonException malformed)
        {
            return (default, ApiError.BadJson(
                $"Unexpected input at [line:{malformed.LineNumber + 1}, column:{malformed.BytePositionInLine + 1}]"));
        }
    }
}
