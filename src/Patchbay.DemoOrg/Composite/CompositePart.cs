using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Composite;

/// <summary>One request inside another.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Path and query.</param>
/// <param name="ReferenceId">What later parts and the answer call it.</param>
/// <param name="Body">What it sends; null for nothing.</param>
internal sealed record CompositePart(string Method, string Url, string ReferenceId, JsonNode? Body)
{
    /// <summary>True for a query and for a write of several records, which count against a limit of their own.</summary>
    public bool IsCollection => Url.Contains("/composite/sobjects", StringComparison.OrdinalIgnoreCase) || Url.Contains("/query", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads all parts.</summary>
    /// <param name="body">The request.</param>
    /// <param name="name">Name of the array.</param>
    /// <param name="error">What is wrong, when something is.</param>
    public static CompositePart[] ReadAll(JsonElement body, string name, out ApiError? error)
    {
        error = null;
        if (!body.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            error = ApiError.BadJson($"The request must hold an array named {name}.");
            return [];
        }

        var parts = list.EnumerateArray().Select(Read).ToArray();
        if (parts.Contains(null))
            error = ApiError.BadJson("Every subrequest needs a method and a url.");
        else if (name == "compositeRequest" && parts.GroupBy(part => part!.ReferenceId, StringComparer.Ordinal).Any(same => same.Count() > 1 || same.Key.Length == 0))
            error = new ApiError("INVALID_INPUT", "Every subrequest needs a referenceId of its own.");
        return error is null ? [.. parts.OfType<CompositePart>()] : [];
    }

    private static CompositePart? Read(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object || Text(part, "method") is not { } method || Text(part, "url") is not { } url)
            return null;
        var hasBody = part.TryGetProperty("body", out var body) || part.TryGetProperty("richInput", out body);
        return new CompositePart(method, url, Text(part, "referenceId") ?? "", hasBody ? JsonNode.Parse(body.GetRawText()) : null);
    }

    private static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
