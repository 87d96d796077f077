using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Follows the tasks of the org to know when somebody was last in contact with a customer: a task does not change the record that it
/// hangs on, so the record itself would not tell.
/// </summary>
internal sealed class LastContacts(Soql soql, IPhoneDirectory directory, TimeProvider time)
{
    /// <summary>Name of its cursor.</summary>
    internal const string Source = "Task";

    private const int PageRows = 2000;

    /// <summary>Notes who was spoken with since the last time.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When the directory knows.</returns>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal async Task ReadChangesAsync(CancellationToken cancellationToken)
    {
        var stored = SyncCursor.Read(await directory.ReadCursorAsync(Source, cancellationToken));
        if (stored is { } from) await ReadAsync(from.Overlapping(time.GetUtcNow()), cancellationToken);
        else await MoveAsync(await NewestAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Where to begin: what came before stands in the records.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The last task's place; null when there is none.</returns>
    internal async Task<SyncCursor?> NewestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await soql.AllAsync("SELECT Id, SystemModstamp FROM Task ORDER BY SystemModstamp DESC, Id DESC LIMIT 1", cancellationToken);
            return rows.Count > 0 && rows[0].Text("Id") is { } id && rows[0].Instant("SystemModstamp") is { } at ? new SyncCursor(at, id) : null;
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Our user may not read tasks: the day that the records themselves tell must do.
            return null;
        }
    }

    private async Task ReadAsync(SyncCursor from, CancellationToken cancellationToken)
    {
        var reached = from;
        var query = $"SELECT Id, WhoId, AccountId, CreatedDate, SystemModstamp FROM Task WHERE {from.Where()} ORDER BY SystemModstamp, Id LIMIT {PageRows}";
        await foreach (var page in soql.PagesAsync(query, false, cancellationToken))
        {
            var notes = page.SelectMany(row => new[] { row.Text("WhoId"), row.Text("AccountId") }.OfType<string>()
                .Select(id => new ContactNote(id, row.Instant("CreatedDate") ?? from.At)));
            foreach (var some in notes.Chunk(PageRows)) await directory.NoteContactsAsync(some, cancellationToken);
            if (page.Count > 0 && page[^1].Text("Id") is { } id && page[^1].Instant("SystemModstamp") is { } at) reached = new(at, id);
        }

        if (reached != from) await MoveAsync(reached, cancellationToken);
    }

    private async Task MoveAsync(SyncCursor? to, CancellationToken cancellationToken)
    {
        if (to is { } cursor) await directory.WriteCursorAsync(Source, cursor.ToString(), cancellationToken);
    }
}
