using System.Text.Json;

namespace Patchbay.Salesforce.Faults;

/// <summary>Reads the bodies of failed answers. Never throws for what came from the network.</summary>
internal static class FaultReader
{
    /// <summary>Reads the body of an answer that is no success.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The body as it came: an array of errors, one error, a token error, or a page of HTML.</param>
    /// <returns>The fault; of several errors the first one that a person must look at, else the first.</returns>
    internal static SalesforceFault Read(int status, ReadOnlyMemory<byte> body)
    {
        var errors = ReadErrors(body);
        if (errors.Count == 0)
        {
            var code = status == 300 ? "MULTIPLE_RECORDS_FOUND" : $"HTTP_{status}";
            errors = [new(code, "The answer gave no reason.", [])];
        }

        var error = errors.FirstOrDefault(e => e.KindOf(status) is FaultKind.Park) ?? errors[0];
        return new(error.KindOf(status), error, status);
    }

    /// <summary>Reads the errors of one row of a batch.</summary>
    /// <param name="errors">The row's <c>errors</c>.</param>
    /// <returns>The errors; a row without any gets one that says so.</returns>
    internal static IReadOnlyList<SalesforceError> ReadRow(JsonElement errors)
    {
        var read = ReadList(errors);
        return read.Count == 0 ? [new("NO_REASON", "The row failed without a reason.", [])] : read;
    }

    private static List<SalesforceError> ReadErrors(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? ReadOne(document.RootElement) : ReadList(document.RootElement);
        }
        catch (JsonException)
        {
            // An HTML page of a proxy or of the maintenance site says nothing we could use.
            return [];
        }
    }

    private static List<SalesforceError> ReadList(JsonElement list) =>
        list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.Object).SelectMany(ReadOne)]
            : [];

    private static List<SalesforceError> ReadOne(JsonElement e)
    {
        // Rows of a batch say statusCode, other answers errorCode, the token endpoint error.
        var code = Text(e, "errorCode") ?? Text(e, "statusCode") ?? Text(e, "error");
        if (code is null) return [];
        var message = Text(e, "message") ?? Text(e, "error_description") ?? "";
        var fields = e.TryGetProperty("fields", out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Where(f => f.ValueKind is JsonValueKind.String).Select(f => f.GetString()!).ToArray()
            : [];
        return [new(code, message, fields)];
    }

    private static string? Text(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
