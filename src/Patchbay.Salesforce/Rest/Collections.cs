using System.Text.Json;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>
/// Writes up to 200 records of each of up to five kinds in one call, each record for itself. REST API guide, composite/sobjects, and
/// composite for more than one kind: either counts as one call.
/// </summary>
internal sealed class Collections(SalesforceClient client)
{
    /// <summary>Most rows of one part.</summary>
    internal const int MostRows = 200;

    /// <summary>Most parts of one call: a composite takes no more collections.</summary>
    internal const int MostParts = 5;

    /// <summary>Writes.</summary>
    /// <param name="parts">1 to 5 parts.</param>
    /// <param name="cancellationToken">Stops the request; its outcome is unknown then.</param>
    /// <returns>A result for each part, in their order.</returns>
    /// <exception cref="SalesforceFault">The call as a whole failed.</exception>
    internal async Task<IReadOnlyList<PartResult>> WriteAsync(IReadOnlyList<WritePart> parts, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts.Count, MostParts, nameof(parts));
        if (parts is [var only])
        {
            var answer = await client.SendAsync(HttpMethod.Patch, PathOf(only), Json(writer => WriteBody(writer, only.Rows)), cancellationToken);
            return [new(ReadRows(answer, only), null)];
        }

        return ReadParts(await client.SendAsync(HttpMethod.Post, "composite", Json(writer => WriteComposite(writer, parts)), cancellationToken), parts);
    }

    private static string PathOf(WritePart part) => part.Key is null ? "composite/sobjects" : $"composite/sobjects/{part.Type}/{part.Key}";

    private static IReadOnlyList<PartResult> ReadParts(JsonElement answer, IReadOnlyList<WritePart> parts)
    {
        try
        {
            var byReference = answer.GetProperty("compositeResponse").EnumerateArray().ToDictionary(r => r.GetProperty("referenceId").GetString()!);
            return [.. parts.Select((part, i) => ReadPart(byReference[Reference(i)], part))];
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw Unreadable(e);
        }
    }

    private static PartResult ReadPart(JsonElement answer, WritePart part)
    {
        var status = answer.GetProperty("httpStatusCode").GetInt32();
        var body = answer.GetProperty("body");
        return status is >= 200 and < 300
            ? new(ReadRows(body, part), null)
            : new([], FaultReader.Read(status, JsonSerializer.SerializeToUtf8Bytes(body)));
    }

    private static RowResult[] ReadRows(JsonElement answer, WritePart part)
    {
        try
        {
            RowResult[] results = [.. answer.EnumerateArray().Select(RowResult.Read)];
            if (results.Length == part.Rows.Count) return results;
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw Unreadable(e);
        }

        throw Unreadable(null);
    }

    private static SalesforceFault Unreadable(Exception? inner) =>
        new(FaultKind.UnknownOutcome, new("BAD_ANSWER", "The answer does not hold a result for each row.", []), 200, inner);

    private static string Reference(int part) => FormattableString.Invariant($"part{part}");

    private void WriteComposite(Utf8JsonWriter writer, IReadOnlyList<WritePart> parts)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("allOrNone", false);
        writer.WriteStartArray("compositeRequest");
        for (var i = 0; i < parts.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("method", "PATCH");
            writer.WriteString("url", client.FullPath(PathOf(parts[i])));
            writer.WriteString("referenceId", Reference(i));
            writer.WritePropertyName("body");
            WriteBody(writer, parts[i].Rows);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, IReadOnlyList<SObjectRow> rows)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("allOrNone", false);
        writer.WriteStartArray("records");
        foreach (var row in rows) row.Write(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        return buffer.ToArray();
    }
}
