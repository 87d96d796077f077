using System.Text.Json;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>
/// Finds where a call hangs when its record was merged or deleted while it ran: on the record that it was merged into, else on the only other
/// one with the customer's number, else on none.
/// </summary>
internal sealed class Rematch(Soql soql, LateLookup lookup)
{
    private const int LongestChain = 5;

    /// <summary>Changes the relation of a row, once.</summary>
    /// <param name="write">A row that the org refused because a record in it is gone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task RunAsync(RowWrite write, CancellationToken cancellationToken)
    {
        write.NeedsRematch = false;
        try
        {
            var before = TaskFields.Relation.Select(field => write.Row.Fields.GetValueOrDefault(field) as string).ToArray();
            var now = new string?[before.Length];
            for (var i = 0; i < before.Length; i++) now[i] = before[i] is { } id ? await StandingAsync(id, cancellationToken) : null;
            // When all of them stand, something else is gone: the next try goes without a relation.
            if (now.SequenceEqual(before)) return;
            if (now.All(id => id is null) && await OtherAsync(write, before, cancellationToken) is { } other) now = other;
            for (var i = 0; i < now.Length; i++) write.Row = write.Row.With(TaskFields.Relation[i], now[i]);
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Our user may not look there; the next try goes without a relation.
        }
        catch (SalesforceFault fault)
        {
            write.Outcome = new WriteOutcome.Later(fault.Error.Code);
        }
    }

    private async Task<string?[]?> OtherAsync(RowWrite write, string?[] gone, CancellationToken cancellationToken)
    {
        var matches = (await lookup.FindAsync(write.Number, null, cancellationToken)).Where(m => !gone.Contains(m.Record.Id)).ToArray();
        if (matches is not [var only]) return null;
        var relation = TaskBuilder.RelationOf(only);
        return [.. TaskFields.Relation.Select(field => relation.GetValueOrDefault(field) as string)];
    }

    /// <summary>The record itself while it stands, the one that it was merged into, or null.</summary>
    private async Task<string?> StandingAsync(string id, CancellationToken cancellationToken)
    {
        for (var step = 0; step < LongestChain; step++)
        {
            if (ObjectOf(id) is not { } type) return id;
            var rows = new List<JsonElement>();
            // Not every edition merges cases.
            var master = type == "Case" ? "" : ", MasterRecordId";
            await foreach (var page in soql.PagesAsync($"SELECT Id, IsDeleted{master} FROM {type} WHERE Id = {Soql.Literal(id)}", true, cancellationToken)) rows.AddRange(page);
            if (rows is not [var row]) return null;
            if (!row.Flag("IsDeleted")) return id;
            if (row.Text("MasterRecordId") is not { } next) return null;
            id = next;
        }

        return null;
    }

    /// <summary>Objects that calls mostly hang on, by the start of their ids.</summary>
    private static string? ObjectOf(string id) => id[..Math.Min(3, id.Length)] switch
    {
        "001" => "Account",
        "003" => "Contact",
        "00Q" => "Lead",
        "500" => "Case",
        _ => null,
    };
}
