using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Reads changed records into the directory, each object in the order of its last changes. The first fill is the same read from the
/// beginning; the cursor is stored behind each page, so a restart goes on where it stopped.
/// </summary>
internal sealed class DirectoryReader(
    Soql soql, PhoneObjects objects, OpenCases cases, IPhoneDirectory directory, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private const int PageRows = 2000;
    private const int IdsInQuery = 200;

    private readonly string country = options.Value.DefaultCountry;

    /// <summary>Reads all that changed.</summary>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <returns>How many calls it took when nothing changed: one for each object.</returns>
    /// <exception cref="SalesforceFault">The org failed; what was read stays.</exception>
    internal async Task<int> ReadChangesAsync(CancellationToken cancellationToken)
    {
        var all = await objects.ReadAsync(cancellationToken);
        var told = await cases.ReadChangesAsync(cancellationToken);
        try
        {
            foreach (var phone in all) await ReadObjectAsync(phone, cancellationToken);
            if (all.FirstOrDefault(o => o.Name == "Contact") is { } contact) await TellAsync(contact, told.Contacts, cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // A field was taken away since the org described it.
            objects.Forget();
            throw;
        }

        if (told.Cursor is { } cursor) await directory.WriteCursorAsync(OpenCases.Source, cursor.ToString(), cancellationToken);
        return all.Length + 1;
    }

    private async Task ReadObjectAsync(PhoneObject phone, CancellationToken cancellationToken)
    {
        var stored = SyncCursor.Read(await directory.ReadCursorAsync(phone.Name, cancellationToken));
        var from = stored?.Overlapping(time.GetUtcNow());
        int rows;
        do
        {
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

    /// <summary>Puts contacts in again whose number of open cases changed though they themselves did not.</summary>
    private async Task TellAsync(PhoneObject contact, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(IdsInQuery))
        {
            var rows = await soql.AllAsync($"{contact.Select} WHERE Id IN ({string.Join(',', some.Select(Soql.Literal))})", cancellationToken);
            await PutAsync(contact, rows, cancellationToken);
        }
    }

    private async Task PutAsync(PhoneObject phone, IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        DirectoryRecord[] records = [.. rows.Select(row => PhoneRow.Read(phone, row, CasesOf(phone, row), country)).OfType<DirectoryRecord>()];
        foreach (var some in records.Chunk(PageRows)) await directory.PutAsync(some, cancellationToken);
    }

    private int CasesOf(PhoneObject phone, JsonElement row) => phone.Name == "Contact" && row.Text("Id") is { } id ? cases.Of(id) : 0;

    private static bool IsFurther(SyncCursor reached, SyncCursor? stored) =>
        reached.Id.Length > 0 && (stored is not { } s || reached.At > s.At || (reached.At == s.At && string.CompareOrdinal(reached.Id, s.Id) > 0));
}
