using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Reads changed records into the directory, each object in the order of its last changes, deleted and merged ones too. The cursor is
/// stored behind each page, so a restart goes on where it stopped; without one it reads from the beginning.
/// </summary>
internal sealed class DirectoryReader(
    Soql soql, PhoneObjects objects, LastContacts contacts, IPhoneDirectory directory, ApiBudget budget, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private const int PageRows = 2000;
    private const int IdsInQuery = 200;

    /// <summary>What changes seldom, or matters little to a caller, is asked for in every tenth round only.</summary>
    private const int RoundsBetween = 10;

    private readonly string country = options.Value.DefaultCountry;
    private int round;

    /// <summary>Reads all that changed.</summary>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <returns>How many calls a round takes when nothing changed.</returns>
    /// <exception cref="SalesforceFault">The org failed; what was read stays.</exception>
    internal async Task<int> ReadChangesAsync(CancellationToken cancellationToken)
    {
        var all = await objects.ReadAsync(isPatient: true, cancellationToken);
        var isWhole = round++ % RoundsBetween == 0;
        try
        {
            foreach (var phone in all.Where(o => isWhole || o.IsUrgent)) await ReadObjectAsync(phone, cancellationToken);
            if (isWhole) await ReadContactsAsync(cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // A field was taken away since the org described it.
            objects.Forget();
            throw;
        }

        return all.Count(o => o.IsUrgent) + 1;
    }

    /// <summary>Reads records again that are known to have changed.</summary>
    /// <param name="changed">Which.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When the directory has them.</returns>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal async Task ReadAsync(ChangedRecords changed, CancellationToken cancellationToken)
    {
        var all = await objects.ReadAsync(cancellationToken);
        if (all.FirstOrDefault(o => o.Name == changed.ObjectName) is not { } phone) return;
        foreach (var some in changed.Ids.Chunk(IdsInQuery))
        {
            var query = $"{phone.Select} WHERE Id IN ({string.Join(',', some.Select(Soql.Literal))})";
            await foreach (var page in soql.PagesAsync(query, true, cancellationToken)) await PutAsync(phone, page, cancellationToken);
        }
    }

    private async Task ReadContactsAsync(CancellationToken cancellationToken)
    {
        await budget.WaitForSpareAsync(cancellationToken);
        await contacts.ReadChangesAsync(cancellationToken);
    }

    private async Task ReadObjectAsync(PhoneObject phone, CancellationToken cancellationToken)
    {
        var stored = SyncCursor.Read(await directory.ReadCursorAsync(phone.Name, cancellationToken));
        var from = stored?.Overlapping(time.GetUtcNow());
        int rows;
        do
        {
            await budget.WaitForSpareAsync(cancellationToken);
            (rows, from) = await ReadPageAsync(phone, from, cancellationToken);
            if (from is { } reached && IsFurther(reached, stored))
            {
                await directory.WriteCursorAsync(phone.Name, reached.ToString(), cancellationToken);
                stored = reached;
            }
        }
        while (rows == PageRows);
    }

    private async Task<(int Rows, SyncCursor? Reached)> ReadPageAsync(PhoneObject phone, SyncCursor? from, CancellationToken cancellationToken)
    {
        var where = from is { } cursor ? $" WHERE {cursor.Where()}" : "";
        var query = $"{phone.Select}{where} ORDER BY SystemModstamp, Id LIMIT {PageRows}";
        var count = 0;
        // The first fill has no use for the recycle bin; later a deletion must be seen.
        await foreach (var page in soql.PagesAsync(query, from is not null, cancellationToken))
        {
            await PutAsync(phone, page, cancellationToken);
            count += page.Count;
            if (page.Count > 0 && page[^1].Text("Id") is { } id && page[^1].Instant("SystemModstamp") is { } at) from = new(at, id);
        }

        return (count, from);
    }

    private async Task PutAsync(PhoneObject phone, IReadOnlyList<JsonElement> page, CancellationToken cancellationToken)
    {
        OrgRow[] rows = [.. page.Select(row => new JsonOrgRow(row))];
        foreach (var some in rows.Chunk(PageRows))
        {
            if (phone.HasEntries) await directory.PutAsync([.. some.Select(row => PhoneRow.Read(phone, row, country)).OfType<DirectoryRecord>()], cancellationToken);
            if (phone.IsBusiness) await directory.PutRelatedAsync([.. some.Select(row => RelatedRow.Read(phone, row)).OfType<RelatedRecord>()], cancellationToken);
        }
    }

    private static bool IsFurther(SyncCursor reached, SyncCursor? stored) =>
        reached.Id.Length > 0 && (stored is not { } s || reached.At > s.At || (reached.At == s.At && string.CompareOrdinal(reached.Id, s.Id) > 0));
}
