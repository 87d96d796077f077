using System.Globalization;
using System.Text.Json;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>
/// Looks, before fields that were left out are filled in later, or a customer who was found late is written, what stands there by now: a person may
/// have filled them meanwhile, and a correction is worth more than a late value of ours. Empty fields are filled, and those that still show an
/// earlier value of ours. What only the telephone system knows is not asked for.
/// </summary>
internal sealed class FillIns(Soql soql, SchemaGaps gaps)
{
    // So that the query fits into an address.
    private const int MostIds = 150;
    private const int MostFields = 40;
    private const int MostRounds = 12;

    /// <summary>Takes out of the rows what stays as it is in the org.</summary>
    /// <param name="writes">Rows, before they are sent.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is in the way of all; null when nothing is.</returns>
    internal async Task<WriteStop?> LookAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var part in writes.Where(w => OpenIn(w).Any()).GroupBy(w => w.Row.Type))
        {
            foreach (var chunk in part.Chunk(MostIds))
            {
                if (await LookAtAsync(part.Key, chunk, cancellationToken) is { } stop) return stop;
            }
        }

        return null;
    }

    private async Task<WriteStop?> LookAtAsync(string type, RowWrite[] writes, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var write in writes) write.LeaveOut(gaps.In(write.Row));
            string[] fields = [.. writes.SelectMany(OpenIn).Distinct(StringComparer.OrdinalIgnoreCase)];
            try
            {
                foreach (var some in fields.Chunk(MostFields)) await CompareAsync(type, some, writes, cancellationToken);
                return null;
            }
            catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
            {
                // Not there after all, or the user may write it and not read it: then it is not known whose value stands there.
                if (gaps.Learn(fault.Error, writes).Count > 0) continue;
                foreach (var write in writes) write.LeaveOut(OpenIn(write));
                return null;
            }
            catch (SalesforceFault fault)
            {
                return new(fault.Kind, fault.Error.Code);
            }
        }

        return null;
    }

    private static IEnumerable<string> OpenIn(RowWrite write) => write.FillIns.Keys.Where(write.Row.Fields.ContainsKey);

    private async Task CompareAsync(string type, string[] fields, RowWrite[] writes, CancellationToken cancellationToken)
    {
        var ids = string.Join(',', writes.Select(w => Soql.Literal(IdOf(w))));
        var rows = await soql.AllAsync($"SELECT Id, {string.Join(", ", fields)} FROM {type} WHERE Id IN ({ids})", cancellationToken);
        var byId = rows.Where(row => row.Text("Id") is not null).ToDictionary(row => Short(row.Text("Id")!));
        foreach (var write in writes)
        {
            // One that is gone is left to the write, whose answer tells how.
            if (!byId.TryGetValue(Short(IdOf(write)), out var row)) continue;
            string[] stay = [.. OpenIn(write).Where(field => fields.Contains(field, StringComparer.OrdinalIgnoreCase) && IsSomebodys(row, field, write))];
            // Half of an old relation beside half of a new one would be wrong.
            write.Row = write.Row.Without(write.IsTask && stay.Intersect(TaskFields.Relation).Any() ? [.. stay.Union(TaskFields.Relation)] : stay);
        }
    }

    private static bool IsSomebodys(JsonElement row, string field, RowWrite write) =>
        row.TryGetProperty(field, out var there) && !IsEmpty(there) && !write.FillIns[field]().Any(ours => IsSame(ours, there));

    /// <summary>A box that nobody ticked is empty: there is no third state.</summary>
    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.False || (value.ValueKind is JsonValueKind.String && value.GetString() is "");

    private static bool IsSame(object? ours, JsonElement there) => (ours, there.ValueKind) switch
    {
        (string text, JsonValueKind.String) => Plain(text) == Plain(there.GetString()!) || (Instant(text) is { } at && at == Instant(there.GetString()!)),
        (bool flag, JsonValueKind.True) => flag,
        (int or long or double, JsonValueKind.Number) => Convert.ToDouble(ours, CultureInfo.InvariantCulture).Equals(there.GetDouble()),
        _ => false,
    };

    /// <summary>Orgs keep no space around a text, and lines that somebody saved in a browser end otherwise.</summary>
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string IdOf(RowWrite write) => write.Row.Fields["Id"] as string ?? "";

    /// <summary>The first 15 characters of an id name the record; the rest is a checksum.</summary>
    private static string Short(string id) => id.Length > 15 ? id[..15] : id;
}
