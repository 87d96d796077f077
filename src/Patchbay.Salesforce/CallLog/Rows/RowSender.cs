using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>Sends rows in batches until each has its outcome, or something is in the way of all of them.</summary>
internal sealed class RowSender(Collections collections, SchemaGaps gaps, RowRemedies remedies, Rematch rematch, FillIns fillIns)
{
    /// <summary>More rounds than a row has remedies.</summary>
    private const int MostRounds = 12;

    /// <summary>Sends.</summary>
    /// <param name="writes">At most 200 of a kind, no record twice. Those left without outcome were not tried, or the outcome is unknown.</param>
    /// <param name="cancellationToken">Stops it; outcomes of requests on their way are unknown then.</param>
    /// <returns>What is in the way of all; null when nothing is.</returns>
    internal async Task<WriteStop?> SendAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        if (await fillIns.LookAsync(writes, cancellationToken) is { } unread) return unread;
        for (var round = 0; round < MostRounds; round++)
        {
            // Neighbours share a parent, so that Salesforce locks each one once.
            RowWrite[] open = [.. writes.Where(w => w.Outcome is null).OrderBy(w => w.Parent, StringComparer.Ordinal)];
            if (open.Length == 0) return null;
            if (await SendBatchAsync(open, false, cancellationToken) is { } stop) return stop;
            foreach (var write in open.Where(w => w.NeedsRematch)) await rematch.RunAsync(write, cancellationToken);
        }

        foreach (var write in writes.Where(w => w.Outcome is null)) write.Outcome = new WriteOutcome.Later("NO_REMEDY_HELPED");
        return null;
    }

    // A probe looks for a row that upsets Salesforce: its failure is only told, not looked into.
    private async Task<WriteStop?> SendBatchAsync(RowWrite[] batch, bool isProbe, CancellationToken cancellationToken)
    {
        batch = Fit(batch);
        if (batch.Length == 0) return null;
        var parts = batch.GroupBy(w => (w.Row.Type, w.Key)).ToArray();
        IReadOnlyList<PartResult> results;
        try
        {
            results = await collections.WriteAsync(
                [.. parts.Select(part => new WritePart(part.Key.Type, part.Key.Key, [.. part.Select(w => w.Row)]))], cancellationToken);
        }
        catch (SalesforceFault fault)
        {
            return await WholeFailedAsync(batch, fault, isProbe, cancellationToken);
        }

        WriteStop? stop = null;
        foreach (var (part, result) in parts.Zip(results))
        {
            stop = (result.Fault is { } fault
                ? await WholeFailedAsync([.. part], fault, isProbe, cancellationToken)
                : Take(part, result.Rows)) ?? stop;
        }

        return stop;
    }

    /// <summary>Leaves out what the org lacks. An update of which nothing is left needs no request.</summary>
    private RowWrite[] Fit(RowWrite[] batch)
    {
        foreach (var write in batch)
        {
            write.LeaveOut(gaps.In(write.Row));
            if (write.IsUpdate && write.Row.Fields is { Count: 1 } && write.Row.Fields.GetValueOrDefault("Id") is string id) write.Outcome = new WriteOutcome.Written(id);
        }

        return [.. batch.Where(w => w.Outcome is null)];
    }

    private WriteStop? Take(IEnumerable<RowWrite> part, IReadOnlyList<RowResult> results)
    {
        WriteStop? stop = null;
        foreach (var (write, result) in part.Zip(results))
        {
            if (result.IsWritten) write.Outcome = new WriteOutcome.Written(result.Id ?? write.Row.Fields.GetValueOrDefault("Id") as string ?? "");
            else stop = remedies.Judge(write, result.Errors) ?? stop;
        }

        return stop;
    }

    private async Task<WriteStop?> WholeFailedAsync(RowWrite[] batch, SalesforceFault fault, bool isProbe, CancellationToken cancellationToken)
    {
        var stop = new WriteStop(fault.Kind, fault.Error.Code);
        switch (fault)
        {
            // The platform could not read the batch: a field or object that it does not know, or one row.
            case { Kind: FaultKind.Park, Status: 300 or 400 or 404 }:
                if (batch.Length == 1) return remedies.Judge(batch[0], [fault.Error]);
                if (batch.Any(w => w.IsTask) && SchemaGaps.LacksKey(fault.Error)) return new(FaultKind.Park, WriteStop.KeyMissing);
                if (gaps.Learn(fault.Error, batch).Count > 0) return null;
                var half = batch.Length / 2;
                return await SendBatchAsync(batch[..half], false, cancellationToken) ?? await SendBatchAsync(batch[half..], false, cancellationToken);
            // Salesforce is unwell, or one row upsets it.
            case { Kind: FaultKind.Retry, Status: 500 } when batch.Length > 1 && !isProbe:
                return await HalveAsync(batch, cancellationToken);
            default:
                return stop;
        }
    }

    /// <summary>Finds the row that upsets Salesforce. When neither half goes through, it is not a row.</summary>
    private async Task<WriteStop?> HalveAsync(RowWrite[] batch, CancellationToken cancellationToken)
    {
        var half = batch.Length / 2;
        var first = await SendBatchAsync(batch[..half], true, cancellationToken);
        if (first is { Kind: not FaultKind.Retry }) return first;
        var second = await SendBatchAsync(batch[half..], true, cancellationToken);
        if (first is not null == second is not null || second is { Kind: not FaultKind.Retry }) return second;
        var suspects = first is null ? batch[half..] : batch[..half];
        if (suspects.Length > 1) return await HalveAsync(suspects, cancellationToken);
        suspects[0].Outcome = new WriteOutcome.Later((first ?? second)!.Code);
        return null;
    }
}
