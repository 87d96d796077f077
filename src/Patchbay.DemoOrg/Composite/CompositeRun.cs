using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Composite;

/// <summary>Runs the parts of a composite in their order; a part may use what an earlier one answered: <c>@{reference.id}</c>.</summary>
internal sealed partial class CompositeRun(HttpContext http, InnerRequests inner)
{
    private readonly Dictionary<string, (int Status, JsonNode? Body)> _done = new(StringComparer.Ordinal);
    private bool _isUndone;

    /// <summary>Body of a request that was not run, or undone.</summary>
    public static JsonNode Halted(string message) => new JsonArray(new JsonObject { ["errorCode"] = "PROCESSING_HALTED", ["message"] = message });

    /// <summary>Runs them.</summary>
    /// <returns>True when all went well.</returns>
    public async Task<bool> RunAsync(CompositePart[] parts, bool stopsAtFailure)
    {
        var isWell = true;
        foreach (var part in parts)
        {
            if (stopsAtFailure && !isWell)
                break;
            var result = Fill(part) is { } filled
                ? await inner.RunAsync(http, filled.Method, filled.Url, filled.Body)
                : (StatusCodes.Status400BadRequest, Halted($"Invalid reference specified in {part.ReferenceId}."));
            _done[part.ReferenceId] = result;
            isWell &= result.Item1 < 300 && !HasFailedRow(result.Item2);
        }

        _isUndone = stopsAtFailure && !isWell;
        return isWell;
    }

    public JsonArray Write(CompositePart[] parts) => [.. parts.Select(part =>
    {
        var isKnown = _done.TryGetValue(part.ReferenceId, out var result);
        var isHalted = !isKnown || (_isUndone && result.Status < 300);
        return new JsonObject
        {
            ["body"] = isHalted ? Halted("The transaction was rolled back since another operation in the same transaction failed.") : result.Body?.DeepClone(),
            ["httpHeaders"] = new JsonObject(),
            ["httpStatusCode"] = isHalted ? StatusCodes.Status400BadRequest : result.Status,
            ["referenceId"] = part.ReferenceId,
        };
    })];

    private static bool HasFailedRow(JsonNode? body) =>
        body is JsonArray rows && rows.Any(row => row is JsonObject result && result["success"] is JsonValue success && !success.GetValue<bool>());

    // Null when a reference leads nowhere.
    private CompositePart? Fill(CompositePart part)
    {
        var isWhole = true;
        string Replace(string text) => Reference().Replace(text, match =>
        {
            var value = Resolve(match.Groups[1].Value);
            isWhole &= value is not null;
            return value ?? "";
        });
        var filled = part with { Url = Replace(part.Url), Body = part.Body is null ? null : JsonNode.Parse(Replace(part.Body.ToJsonString())) };
        return isWhole ? filled : null;
    }

    private string? Resolve(string path)
    {
        JsonNode? node = null;
        foreach (var (place, step) in path.Split('.').Index())
        {
            var match = Step().Match(step);
            var name = match.Groups[1].Value;
            if (place == 0)
                node = _done.TryGetValue(name, out var result) && result.Status < 300 ? result.Body : null;
            else
                node = (node as JsonObject)?[name];
            if (match.Groups[2].Success)
                node = node is JsonArray list && int.Parse(match.Groups[2].Value, null) is var row && row < list.Count ? list[row] : null;
        }

        return node is JsonValue value ? value.ToString() : null;
    }

    [GeneratedRegex(@"@\{([A-Za-z0-9_.\[\]]{1,200})\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^([A-Za-z0-9_]*)(?:\[(\d{1,4})\])?$")]
    private static partial Regex Step();
}
